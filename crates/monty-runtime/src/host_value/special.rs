//! Instances of library classes that have a form of their own outside: dates, decimals, paths,
//! enum members, dataclasses. A class that only looks like one of these crosses as its repr.

use monty_host::{
    MontyDataclass, MontyDate, MontyDateTime, MontyEnumMember, MontyObject, MontyTime,
    MontyTimeDelta, MontyTimeZone,
};
use monty_text::civil::Date;
use num_traits::ToPrimitive;

use super::out::Export;
use crate::error::Result;
use crate::value::{Str, Sym, TypeRef, Value};
use crate::vm::Vm;

/// Attribute by which a class that stands for a host's says which.
pub(crate) const HOST_TYPE: &str = "__host_type__";

/// Attribute that holds the repr of what crossed as no more than that.
const HOST_TEXT: &str = "__host_text__";

/// The attributes of an instance, by name.
struct Fields(Vec<(String, Value)>);

impl Fields {
    fn of(vm: &Vm, v: Value) -> Fields {
        let mut attrs = vm.instance_attrs(v);
        if let Value::Instance(h) = v {
            // What stands in `__slots__` has names of its own.
            attrs.extend(
                vm.slot_pairs(h)
                    .into_iter()
                    .filter(|(name, v)| vm.is_member_name(*name) && !v.is_unset()),
            );
        }
        let plain = |name: Sym| vm.text(name).split('\0').next().unwrap_or_default().to_owned();
        Fields(attrs.into_iter().map(|(name, v)| (plain(name), v)).collect())
    }

    fn get(&self, name: &str) -> Option<Value> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, v)| *v)
    }

    fn text(&self, vm: &Vm, name: &str) -> Option<Str> {
        text(vm, self.get(name)?)
    }

    fn int<T: TryFrom<i64>>(&self, name: &str) -> Option<T> {
        T::try_from(self.get(name)?.as_int()?).ok()
    }
}

impl Export {
    /// The form of a special instance, if it is one.
    pub(super) fn special(&mut self, vm: &mut Vm, v: Value) -> Result<Option<MontyObject>> {
        let class = vm.type_of(v);
        if let Some(member) = self.enum_member(vm, v, class)? {
            return Ok(Some(member));
        }
        if vm.class_attr(class, HOST_TEXT).is_some()
            && let Some(text) = Fields::of(vm, v).text(vm, HOST_TEXT)
        {
            return Ok(Some(MontyObject::Repr(self.text(vm, text)?)));
        }
        if let Some(name) = vm.library_class(class) {
            let fields = Fields::of(vm, v);
            let found = match name.as_str() {
                "datetime.datetime" => self.datetime(vm, &fields)?,
                "datetime.date" => date(&fields).map(MontyObject::Date),
                "datetime.time" => self.time(vm, &fields)?.map(|t| MontyObject::Time(Box::new(t))),
                "datetime.timedelta" => delta(&fields).map(MontyObject::TimeDelta),
                "datetime.timezone" => {
                    self.zone(vm, &fields)?.map(|z| MontyObject::TimeZone(Box::new(z)))
                }
                "decimal.Decimal" => self.decimal(vm, &fields)?,
                "uuid.UUID" => uuid(vm, &fields),
                "pathlib.PurePath" => self.path(vm, &fields)?.map(MontyObject::Path),
                _ => None,
            };
            if found.is_some() {
                return Ok(found);
            }
        }
        self.dataclass(vm, v, class)
    }

    fn enum_member(
        &mut self,
        vm: &mut Vm,
        v: Value,
        class: TypeRef,
    ) -> Result<Option<MontyObject>> {
        if vm.class_attr(class, "_member_map_").is_none() {
            return Ok(None);
        }
        let fields = Fields::of(vm, v);
        let (Some(name), Some(value)) = (fields.text(vm, "_name_"), fields.get("_value_")) else {
            return Ok(None);
        };
        let name = self.text(vm, name)?;
        let value = self.value(vm, value)?;
        let mixin = match vm.payload(v) {
            Value::Int(_) | Value::BigInt(_) => "int",
            Value::Str(_) => "str",
            Value::Float(_) => "float",
            _ => "",
        };
        Ok(Some(MontyObject::EnumMember(Box::new(MontyEnumMember {
            class_name: vm.class_name(class),
            type_id: vm.host_type(class),
            name,
            value,
            mixin: mixin.to_owned(),
        }))))
    }

    fn dataclass(&mut self, vm: &mut Vm, v: Value, class: TypeRef) -> Result<Option<MontyObject>> {
        let Some(Value::Dict(declared)) = vm.class_attr(class, "__dataclass_fields__") else {
            return Ok(None);
        };
        let mut attrs = Fields::of(vm, v).0;
        let mut fields = Vec::new();
        let keys: Vec<Value> = vm.heap.dict(declared).iter().map(|e| e.key).collect();
        for key in keys {
            let Some(name) = vm.str_of(key).map(str::to_owned) else { continue };
            let found = match attrs.iter().position(|(n, _)| *n == name) {
                Some(at) => Some(attrs.remove(at).1),
                None => vm.class_attr(class, &name),
            };
            if let Some(found) = found
                && !matches!(found, Value::Wrapper(_) | Value::Property(_))
            {
                fields.push((name, self.value(vm, found)?));
            }
        }
        let field_count = fields.len();
        for (name, found) in attrs {
            fields.push((name, self.value(vm, found)?));
        }
        let frozen = match vm.class_attr(class, "__dataclass_params__") {
            Some(params) => Fields::of(vm, params).get("frozen") == Some(Value::True),
            None => false,
        };
        Ok(Some(MontyObject::Dataclass(Box::new(MontyDataclass {
            name: vm.class_name(class),
            type_id: vm.host_type(class),
            fields,
            field_count,
            frozen,
        }))))
    }

    /// The `str()` of a Decimal, from its parts.
    fn decimal(&mut self, vm: &mut Vm, f: &Fields) -> Result<Option<MontyObject>> {
        let (Some(negative), Some(digits), Some(special)) =
            (f.get("_sign"), f.get("_int"), f.get("_special"))
        else {
            return Ok(None);
        };
        let Some(special) = vm.str_of(special).map(str::to_owned) else { return Ok(None) };
        let sign = if negative.as_int().unwrap_or(0) != 0 { "-" } else { "" };
        let digits = match digits {
            Value::Int(i) => i.to_string(),
            Value::BigInt(h) => {
                let bits = vm.heap.bigint(h).bits() as usize;
                self.charge(vm, bits)?;
                // Conversion to decimal is not linear.
                vm.heap.burn((bits / 64) * (bits / 64))?;
                vm.heap.bigint(h).to_string()
            }
            Value::Str(s) => self.text(vm, s)?,
            _ => return Ok(None),
        };
        let text = match special.as_str() {
            "F" => format!("{sign}Infinity"),
            "n" | "N" => {
                let payload = if digits == "0" { "" } else { &digits };
                format!("{sign}{}NaN{payload}", if special == "N" { "s" } else { "" })
            }
            "" => {
                let Some(exponent) = f.int::<i64>("_exp") else { return Ok(None) };
                if exponent <= 0 {
                    self.charge(vm, 16)?;
                }
                decimal_text(sign, &digits, exponent)
            }
            _ => return Ok(None),
        };
        Ok(Some(MontyObject::Decimal(text)))
    }

    fn time(&mut self, vm: &mut Vm, f: &Fields) -> Result<Option<MontyTime>> {
        let tzinfo = match f.get("_tzinfo") {
            None => return Ok(None),
            Some(Value::None) => None,
            Some(tz) => match self.zone_of(vm, tz)? {
                None => return Ok(None),
                zone => zone,
            },
        };
        let (Some(us), Some(fold)) = (f.int::<u64>("_us"), f.int::<i64>("_fold")) else {
            return Ok(None);
        };
        let seconds = us / 1_000_000;
        let hour = u8::try_from(seconds / 3600).ok().filter(|hour| *hour < 24);
        Ok(hour.map(|hour| MontyTime {
            hour,
            minute: (seconds / 60 % 60) as u8,
            second: (seconds % 60) as u8,
            microsecond: (us % 1_000_000) as u32,
            fold: fold != 0,
            tzinfo,
        }))
    }

    fn datetime(&mut self, vm: &mut Vm, f: &Fields) -> Result<Option<MontyObject>> {
        let (Some(date), Some(time)) = (date(f), self.time(vm, f)?) else { return Ok(None) };
        Ok(Some(MontyObject::DateTime(Box::new(MontyDateTime { date, time }))))
    }

    fn zone_of(&mut self, vm: &mut Vm, tz: Value) -> Result<Option<MontyTimeZone>> {
        if vm.library_class(vm.type_of(tz)).as_deref() != Some("datetime.timezone") {
            return Ok(None);
        }
        self.zone(vm, &Fields::of(vm, tz))
    }

    fn zone(&mut self, vm: &mut Vm, f: &Fields) -> Result<Option<MontyTimeZone>> {
        let Some(offset) = f.get("_offset").and_then(|v| delta(&Fields::of(vm, v))) else {
            return Ok(None);
        };
        let name = match f.text(vm, "_name") {
            Some(name) => Some(self.text(vm, name)?),
            None => None,
        };
        let days = offset.days.checked_mul(86_400);
        let seconds = days.and_then(|days| days.checked_add(offset.seconds));
        Ok(seconds.map(|offset_seconds| MontyTimeZone {
            offset_seconds,
            offset_microseconds: offset.microseconds,
            name,
        }))
    }

    fn path(&mut self, vm: &mut Vm, f: &Fields) -> Result<Option<String>> {
        let (Some(root), Some(Value::Tuple(tail))) = (f.text(vm, "_root"), f.get("_tail")) else {
            return Ok(None);
        };
        self.charge(vm, size_of_val(vm.heap.tuple_items(tail)))?;
        let parts = vm.heap.tuple_items(tail).iter().map(|part| text(vm, *part));
        let Some(parts) = parts.collect::<Option<Vec<_>>>() else { return Ok(None) };
        let text = self.joined(vm, root, &parts, "/")?;
        Ok(Some(if text.is_empty() { ".".to_owned() } else { text }))
    }
}

/// The text of a string, or of an instance of a subclass of `str`.
fn text(vm: &Vm, v: Value) -> Option<Str> {
    match vm.payload(v) {
        Value::Str(text) => Some(text),
        _ => None,
    }
}

/// A decimal number as Python writes it.
fn decimal_text(sign: &str, digits: &str, exponent: i64) -> String {
    let left = exponent.saturating_add(digits.len() as i64);
    let point = if exponent <= 0 && left > -6 { left } else { 1 };
    let (int_part, fraction) = if point <= 0 {
        ("0".to_owned(), format!(".{}{digits}", "0".repeat(point.unsigned_abs() as usize)))
    } else if point >= digits.len() as i64 {
        (format!("{digits}{}", "0".repeat((point - digits.len() as i64) as usize)), String::new())
    } else {
        let (a, b) = digits.split_at(point as usize);
        (a.to_owned(), format!(".{b}"))
    };
    let tail = if left == point { String::new() } else { format!("E{:+}", left - point) };
    format!("{sign}{int_part}{fraction}{tail}")
}

fn date(f: &Fields) -> Option<MontyDate> {
    let d = Date::from_ordinal(f.int("_days")?)?;
    Some(MontyDate { year: d.year, month: d.month, day: d.day })
}

fn delta(f: &Fields) -> Option<MontyTimeDelta> {
    Some(MontyTimeDelta {
        days: f.int("_days")?,
        seconds: f.int("_seconds")?,
        microseconds: f.int("_microseconds")?,
    })
}

fn uuid(vm: &Vm, f: &Fields) -> Option<MontyObject> {
    let int = match f.get("int")? {
        Value::BigInt(h) => vm.heap.bigint(h).to_u128()?,
        v => u128::try_from(v.as_int()?).ok()?,
    };
    Some(MontyObject::Uuid(int))
}

impl Vm {
    /// An attribute found on a class (not bound), by text.
    pub(crate) fn class_attr(&self, class: TypeRef, name: &str) -> Option<Value> {
        self.lookup(class, self.heap.find_interned(name)?)
    }

    /// `module.name` of the first class of the MRO that the library made and that crosses as itself.
    fn library_class(&self, class: TypeRef) -> Option<String> {
        const CROSSING: [&str; 8] =
            ["datetime", "date", "time", "timedelta", "timezone", "Decimal", "UUID", "PurePath"];
        for &c in self.mro(class) {
            let Some(body) = self.class(c) else { continue };
            let name = self.str_of(body.name)?;
            if !CROSSING.contains(&name) {
                continue;
            }
            let module = self.dict_get_str(body.dict, crate::names::MODULE);
            let module = module.and_then(|m| self.str_of(m))?;
            let module = if module == "_datetime_delta" { "datetime" } else { module };
            return Some(format!("{module}.{name}"));
        }
        None
    }

    /// Which class of the host a class stands for; empty for the guest's own.
    fn host_type(&self, class: TypeRef) -> String {
        let found = self.class_attr(class, HOST_TYPE).and_then(|v| self.str_of(v));
        found.unwrap_or_default().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::decimal_text;

    #[test]
    fn decimals_read_as_python_writes_them() {
        for (digits, exponent, text) in [
            ("314", -2, "3.14"),
            ("0", 0, "0"),
            ("1", 3, "1E+3"),
            ("12", 3, "1.2E+4"),
            ("1", -7, "1E-7"),
            ("1", -6, "0.000001"),
            ("5", -1, "0.5"),
        ] {
            assert_eq!(decimal_text("", digits, exponent), text);
        }
    }
}
