//! The method resolution order of a new class: C3, and the errors when there is none.

use crate::error::Result;
use crate::value::TypeRef;
use crate::vm::Vm;

impl Vm {
    /// The MRO of a class with these bases, the class itself (`class`) first.
    pub(crate) fn compute_mro(
        &mut self,
        class: TypeRef,
        bases: &[TypeRef],
    ) -> Result<Vec<TypeRef>> {
        for (i, b) in bases.iter().enumerate() {
            if bases[..i].contains(b) {
                let name = self.class_name(*b);
                return Err(self.type_error(format!("duplicate base class {name}")));
            }
        }
        let mut mro = vec![class];
        if let [base] = bases {
            self.heap.charge(size_of_val(self.mro(*base)))?;
            mro.extend_from_slice(self.mro(*base));
            return Ok(mro);
        }
        let each = bases.iter().map(|b| size_of_val(self.mro(*b))).sum::<usize>();
        self.check_room(each)?;
        let mut sequences: Vec<Vec<TypeRef>> =
            bases.iter().map(|b| self.mro(*b).to_vec()).collect();
        sequences.push(bases.to_vec());
        let total: usize = sequences.iter().map(Vec::len).sum();
        self.heap.charge(total * size_of::<TypeRef>())?;
        self.heap.burn(total)?;
        let mut heads = vec![0usize; sequences.len()];
        loop {
            self.heap.burn(total)?;
            let mut ended = true;
            let mut next = None;
            for (s, &head) in sequences.iter().zip(&heads) {
                let Some(&candidate) = s.get(head) else { continue };
                ended = false;
                self.heap.burn(total)?;
                // A good head stands in the tail of no sequence.
                let blocked = sequences
                    .iter()
                    .zip(&heads)
                    .any(|(s, &h)| s.iter().skip(h + 1).any(|c| *c == candidate));
                if !blocked {
                    next = Some(candidate);
                    break;
                }
            }
            if ended {
                return Ok(mro);
            }
            let Some(next) = next else { return Err(self.no_mro(&sequences, &heads)) };
            mro.push(next);
            for (s, head) in sequences.iter().zip(&mut heads) {
                if s.get(*head) == Some(&next) {
                    *head += 1;
                }
            }
        }
    }

    #[cold]
    fn no_mro(&mut self, sequences: &[Vec<TypeRef>], heads: &[usize]) -> crate::error::Raise {
        let mut names: Vec<String> = Vec::new();
        let mut seen: Vec<TypeRef> = Vec::new();
        for (s, &head) in sequences.iter().zip(heads) {
            if let Some(&c) = s.get(head)
                && !seen.contains(&c)
            {
                seen.push(c);
                names.push(self.class_name(c));
            }
        }
        let list = names.join(", ");
        self.type_error(format!(
            "Cannot create a consistent method resolution order (MRO) for bases {list}"
        ))
    }
}
