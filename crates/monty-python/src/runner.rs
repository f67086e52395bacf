//! `Monty`: a compiled program.

use std::borrow::Cow;
use std::time::Duration;

use monty::{Execution, MontyError, MontyObject, MontyRun};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyType};

use crate::advance::{Host, Interrupt, advance};
use crate::errors;
use crate::from_python::{MOST_BYTES, from_python_within};
use crate::functions::Functions;
use crate::limits::read_limits;
use crate::registry::Registry;
use crate::snapshot::go_on;

/// A compiled program, ready to run any number of times.
#[pyclass(frozen, module = "pydantic_monty")]
pub struct Monty {
    runner: MontyRun,
    registry: Registry,
}

#[pymethods]
impl Monty {
    #[new]
    #[pyo3(signature = (
        code, *, script_name = "main.py", inputs = None, external_functions = None,
        type_check = false, type_check_stubs = None, dataclass_registry = None,
    ))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        py: Python<'_>,
        code: String,
        script_name: &str,
        inputs: Option<Vec<String>>,
        external_functions: Option<Vec<String>>,
        type_check: bool,
        type_check_stubs: Option<String>,
        dataclass_registry: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let registry = Registry::new(py, dataclass_registry)?;
        let inputs = inputs.unwrap_or_default();
        let external_functions = external_functions.unwrap_or_default();
        let runner = py
            .detach(|| MontyRun::new(code, script_name, inputs, external_functions))
            .map_err(|error| match error {
                MontyError::Host(message) => PyValueError::new_err(message),
                error => errors::to_python(py, error, &registry),
            })?;
        let runner = match type_check_stubs {
            Some(stubs) => runner.with_type_stubs(stubs),
            None => runner,
        };
        let monty = Self { runner, registry };
        if type_check {
            monty.type_check(py, None)?;
        }
        Ok(monty)
    }

    /// Check the types of the program; `prefix_code` is code that ran before it, or declarations.
    #[pyo3(signature = (prefix_code = None))]
    fn type_check(&self, py: Python<'_>, prefix_code: Option<&str>) -> PyResult<()> {
        let program = monty_typecheck::Program {
            code: self.runner.code(),
            script_name: self.runner.script_name(),
            inputs: self.runner.input_names(),
            functions: self.runner.external_functions(),
            stubs: self.runner.type_stubs(),
            prefix: prefix_code,
        };
        let checked = py.detach(|| monty_typecheck::check(&program));
        checked.map_err(|error| errors::typing_error(py, error))
    }

    /// A short text for a system prompt: what a program has here.
    #[staticmethod]
    #[pyo3(signature = (functions = None))]
    fn prompt_docs(functions: Option<&Bound<'_, PyAny>>) -> PyResult<String> {
        let Some(functions) = functions else { return Ok(monty_typecheck::prompt_docs("")) };
        let stubs: String = match functions.extract() {
            Ok(stubs) => stubs,
            Err(_) => {
                let package = functions.py().import("pydantic_monty._stubs")?;
                package.call_method1("stubs_for", (functions,))?.extract()?
            }
        };
        Ok(monty_typecheck::prompt_docs(&stubs))
    }

    /// Run to the end, calling `external_functions` as the program does.
    #[pyo3(signature = (
        *, inputs = None, limits = None, external_functions = None, print_callback = None, os = None,
        interrupt = None, seed = 0,
    ))]
    #[allow(clippy::too_many_arguments)]
    fn run<'py>(
        &self,
        py: Python<'py>,
        inputs: Option<&Bound<'py, PyDict>>,
        limits: Option<&Bound<'py, PyDict>>,
        external_functions: Option<&Bound<'py, PyDict>>,
        print_callback: Option<Py<PyAny>>,
        os: Option<&Bound<'py, PyAny>>,
        interrupt: Option<&Bound<'py, Interrupt>>,
        seed: u64,
    ) -> PyResult<Bound<'py, PyAny>> {
        let host = self.host(py, print_callback);
        let mut execution = self.execution(py, inputs, limits, seed)?;
        if let Some(interrupt) = interrupt {
            execution.set_interrupt_handle(interrupt.get().0.clone());
        }
        let step = advance(py, &mut execution, &host, |execution, print| execution.start(print))?;
        Functions { external: external_functions, os }.finish(py, &mut execution, step, &host)
    }

    /// Run until the first call to a host function, or to the end.
    #[pyo3(signature = (
        *, inputs = None, limits = None, print_callback = None, interrupt = None, seed = 0,
    ))]
    #[allow(clippy::too_many_arguments)]
    fn start<'py>(
        &self,
        py: Python<'py>,
        inputs: Option<&Bound<'py, PyDict>>,
        limits: Option<&Bound<'py, PyDict>>,
        print_callback: Option<Py<PyAny>>,
        interrupt: Option<&Bound<'py, Interrupt>>,
        seed: u64,
    ) -> PyResult<Bound<'py, PyAny>> {
        self.start_with(py, inputs, limits, print_callback, interrupt, seed, None)
    }

    /// `start` for callers that wait no longer than so many seconds for it and for each `resume`: from
    /// then on the run is busy.
    #[pyo3(name = "_start", signature = (inputs, limits, print_callback, interrupt, seed, patience))]
    #[allow(clippy::too_many_arguments)]
    fn start_with<'py>(
        &self,
        py: Python<'py>,
        inputs: Option<&Bound<'py, PyDict>>,
        limits: Option<&Bound<'py, PyDict>>,
        print_callback: Option<Py<PyAny>>,
        interrupt: Option<&Bound<'py, Interrupt>>,
        seed: u64,
        patience: Option<f64>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let patience = patience.map(|seconds| Duration::from_secs_f64(seconds.clamp(0.0, 1.0)));
        let host = Host { patience, ..self.host(py, print_callback) };
        let mut execution = self.execution(py, inputs, limits, seed)?;
        if let Some(interrupt) = interrupt {
            execution.set_interrupt_handle(interrupt.get().0.clone());
        }
        go_on(py, execution, host, Execution::start)
    }

    /// The compiled program as bytes.
    fn dump<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let data = self.runner.dump();
        let data = data.map_err(|error| errors::to_python(py, error, &self.registry))?;
        Ok(PyBytes::new(py, &data))
    }

    /// A program from bytes.
    #[staticmethod]
    #[pyo3(signature = (data, *, dataclass_registry = None))]
    fn load(
        py: Python<'_>,
        data: &[u8],
        dataclass_registry: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let registry = Registry::new(py, dataclass_registry)?;
        let runner = py.detach(|| MontyRun::load(data)).map_err(errors::load_error)?;
        Ok(Self { runner, registry })
    }

    /// Let instances of this dataclass come back as such.
    fn register_dataclass(&self, cls: &Bound<'_, PyType>) -> PyResult<()> {
        self.registry.register_dataclass(cls)
    }

    /// The name of the source in tracebacks.
    #[getter]
    fn script_name(&self) -> &str {
        self.runner.script_name()
    }

    /// The names of the inputs.
    #[getter]
    fn inputs(&self) -> Vec<String> {
        self.runner.input_names().to_vec()
    }

    /// The names of the functions that the program may call.
    #[getter]
    fn external_functions(&self) -> Vec<String> {
        self.runner.external_functions().to_vec()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let lines = self.runner.code().lines().count();
        let plural = if lines == 1 { "line" } else { "lines" };
        let name = self.runner.script_name().into_pyobject(py)?.repr()?.to_string();
        let mut text = format!("Monty(<{lines} {plural} of code>, script_name={name}");
        let lists = [
            ("inputs", self.runner.input_names()),
            ("external_functions", self.runner.external_functions()),
        ];
        for (what, names) in lists {
            if !names.is_empty() {
                let names: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
                text.push_str(&format!(", {what}=[{}]", names.join(", ")));
            }
        }
        text.push(')');
        Ok(text)
    }

    fn __traverse__(&self, visit: pyo3::PyVisit<'_>) -> Result<(), pyo3::PyTraverseError> {
        self.registry.traverse(&visit)
    }
}

impl Monty {
    fn host(&self, py: Python<'_>, print_callback: Option<Py<PyAny>>) -> Host {
        Host::new(print_callback, self.registry.share(py))
    }

    fn execution(
        &self,
        py: Python<'_>,
        inputs: Option<&Bound<'_, PyDict>>,
        limits: Option<&Bound<'_, PyDict>>,
        seed: u64,
    ) -> PyResult<Execution> {
        let limits = read_limits(limits)?;
        let room =
            limits.max_memory.map_or(MOST_BYTES, |most| most.min(MOST_BYTES as u64) as usize);
        let inputs = self.read_inputs(inputs, room)?;
        let runner = match seed {
            0 => Cow::Borrowed(&self.runner),
            seed => Cow::Owned(self.runner.clone().with_seed(seed)),
        };
        Execution::new(&runner, &inputs, limits).map_err(|error| match error {
            MontyError::Host(message) => PyValueError::new_err(message),
            error => errors::to_python(py, error, &self.registry),
        })
    }

    /// The values of the inputs, in the order of their names.
    fn read_inputs(
        &self,
        inputs: Option<&Bound<'_, PyDict>>,
        room: usize,
    ) -> PyResult<Vec<MontyObject>> {
        let names = self.runner.input_names();
        let Some(inputs) = inputs else {
            return if names.is_empty() { Ok(vec![]) } else { Err(missing(names)) };
        };
        let (mut values, mut absent) = (Vec::with_capacity(names.len()), Vec::new());
        for name in names {
            match inputs.get_item(name)? {
                Some(value) => {
                    values.push(from_python_within(
                        &value,
                        || format!("inputs['{name}']"),
                        &self.registry,
                        room,
                    )?);
                }
                None => absent.push(name.clone()),
            }
        }
        if !absent.is_empty() {
            return Err(missing(&absent));
        }
        if inputs.len() > names.len() {
            return Err(unknown(inputs, names));
        }
        Ok(values)
    }
}

fn missing(names: &[String]) -> PyErr {
    let names: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
    PyTypeError::new_err(format!("missing inputs: {}", names.join(", ")))
}

fn unknown(inputs: &Bound<'_, PyDict>, names: &[String]) -> PyErr {
    let known =
        |key: &Bound<'_, PyAny>| key.extract::<String>().is_ok_and(|key| names.contains(&key));
    let keys: Vec<String> = inputs
        .keys()
        .iter()
        .filter(|key| !known(key))
        .map(|key| key.repr().map_or_else(|_| "?".to_owned(), |repr| repr.to_string()))
        .collect();
    let declared = match names {
        [] => "the program declares none".to_owned(),
        names => format!("the program declares {}", names.join(", ")),
    };
    PyTypeError::new_err(format!("unknown inputs: {}; {declared}", keys.join(", ")))
}
