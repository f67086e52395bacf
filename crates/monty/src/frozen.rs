//! A run as bytes, and back.

use std::panic::catch_unwind;

use monty_limits::ResourceLimits;
use serde::{Deserialize, Serialize};

use crate::engine::Engine;
use crate::execution::{Execution, Waiting, guard, panic_text};
use crate::image::{self, ImageKind};
use crate::{LoadError, MontyError};

/// What a dump of a run holds.
#[derive(Serialize, Deserialize)]
struct ExecutionImage {
    script_name: String,
    waiting: Waiting,
    snippets: Option<u32>,
    engine: Vec<u8>,
}

impl Execution {
    /// The run as bytes. It must stand at a pause.
    ///
    /// ```
    /// use monty::{Execution, HostAnswer, MontyRun, NoPrint, ResourceLimits, Step};
    ///
    /// let runner = MontyRun::new("f() * 2".to_owned(), "main.py", vec![], vec!["f".to_owned()]);
    /// let mut run = Execution::new(&runner.unwrap(), &[], ResourceLimits::default()).unwrap();
    /// run.start(&mut NoPrint).unwrap();
    /// let bytes = run.dump().unwrap();
    /// for (answer, doubled) in [(1, 2), (4, 8)] {
    ///     let mut copy = Execution::load(&bytes, ResourceLimits::default()).unwrap();
    ///     let step = copy.resume(HostAnswer::Return(answer.into()), &mut NoPrint).unwrap();
    ///     assert_eq!(step, Step::Done(doubled.into()));
    /// }
    /// ```
    pub fn dump(&self) -> Result<Vec<u8>, MontyError> {
        if !matches!(self.waiting, Waiting::Answer(_) | Waiting::Futures(_) | Waiting::Snippet) {
            return Err(self.refuse("dump"));
        }
        let kind = match self.snippets {
            Some(_) => ImageKind::Session,
            None => ImageKind::Execution,
        };
        guard(|| {
            let image = ExecutionImage {
                script_name: self.script_name.clone(),
                waiting: self.waiting.clone(),
                snippets: self.snippets,
                engine: self.engine.freeze().map_err(MontyError::Internal)?,
            };
            image::encode(kind, &image).map_err(MontyError::Internal)
        })
    }

    /// A run from bytes, under the stricter of these limits and those it had.
    pub fn load(data: &[u8], limits: ResourceLimits) -> Result<Self, LoadError> {
        let image: ExecutionImage = image::decode(ImageKind::Execution, data)?;
        if !matches!(image.waiting, Waiting::Answer(_) | Waiting::Futures(_))
            || image.snippets.is_some()
        {
            return Err(LoadError::Corrupt("the run stands at no pause".to_owned()));
        }
        thaw(image, limits)
    }

    /// A session from bytes.
    pub(crate) fn load_session(data: &[u8], limits: ResourceLimits) -> Result<Self, LoadError> {
        let image: ExecutionImage = image::decode(ImageKind::Session, data)?;
        if !matches!(image.waiting, Waiting::Answer(_) | Waiting::Futures(_) | Waiting::Snippet)
            || image.snippets.is_none()
        {
            return Err(LoadError::Corrupt("the session stands at no pause".to_owned()));
        }
        thaw(image, limits)
    }
}

fn thaw(image: ExecutionImage, limits: ResourceLimits) -> Result<Execution, LoadError> {
    let ExecutionImage { script_name, waiting, snippets, engine } = image;
    let engine = catch_unwind(|| Engine::thaw(&engine, limits, &waiting))
        .unwrap_or_else(|panic| Err(format!("it broke the loader: {}", panic_text(&*panic))))
        .map_err(LoadError::Corrupt)?;
    Ok(Execution { engine, script_name, waiting, snippets })
}
