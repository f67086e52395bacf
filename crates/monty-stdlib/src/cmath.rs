//! The module `cmath`. Formulas for finite arguments are in `analytic.rs`, results for infinities,
//! nans and zeros in `special.rs`.

mod analytic;
mod special;

use monty_runtime::core_names as names;
use monty_runtime::{Args, ConvertKind, ModuleDef, NativeDef, Raise, Result, Value, Vm};
use monty_text::number::{Complex, complex_div};

use crate::math::{domain_error, range_error, tolerances};

pub const MODULE: ModuleDef = ModuleDef {
    name: "cmath",
    functions: &[
        NativeDef::function("acos(z, /)", |vm, args| apply(vm, args, analytic::acos)),
        NativeDef::function("acosh(z, /)", |vm, args| apply(vm, args, analytic::acosh)),
        NativeDef::function("asin(z, /)", |vm, args| apply(vm, args, analytic::asin)),
        NativeDef::function("asinh(z, /)", |vm, args| apply(vm, args, analytic::asinh)),
        NativeDef::function("atan(z, /)", |vm, args| apply(vm, args, analytic::atan)),
        NativeDef::function("atanh(z, /)", |vm, args| apply(vm, args, analytic::atanh)),
        NativeDef::function("cos(z, /)", |vm, args| apply(vm, args, analytic::cos)),
        NativeDef::function("cosh(z, /)", |vm, args| apply(vm, args, analytic::cosh)),
        NativeDef::function("exp(z, /)", |vm, args| apply(vm, args, analytic::exp)),
        NativeDef::function("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", isclose),
        NativeDef::function("isfinite(z, /)", isfinite),
        NativeDef::function("isinf(z, /)", isinf),
        NativeDef::function("isnan(z, /)", isnan),
        NativeDef::function("log(z, base=<unrepresentable>, /)", log),
        NativeDef::function("log10(z, /)", |vm, args| apply(vm, args, analytic::log10)),
        NativeDef::function("phase(z, /)", phase),
        NativeDef::function("polar(z, /)", polar),
        NativeDef::function("rect(r, phi, /)", rect),
        NativeDef::function("sin(z, /)", |vm, args| apply(vm, args, analytic::sin)),
        NativeDef::function("sinh(z, /)", |vm, args| apply(vm, args, analytic::sinh)),
        NativeDef::function("sqrt(z, /)", |vm, args| apply(vm, args, analytic::sqrt)),
        NativeDef::function("tan(z, /)", |vm, args| apply(vm, args, analytic::tan)),
        NativeDef::function("tanh(z, /)", |vm, args| apply(vm, args, analytic::tanh)),
    ],
    types: &[],
    constants: |vm| {
        Ok(vec![
            ("pi", Value::float(std::f64::consts::PI)),
            ("e", Value::float(std::f64::consts::E)),
            ("tau", Value::float(std::f64::consts::TAU)),
            ("inf", Value::float(f64::INFINITY)),
            ("infj", vm.heap.new_complex(0.0, f64::INFINITY)?),
            ("nan", Value::float(f64::NAN)),
            ("nanj", vm.heap.new_complex(0.0, f64::NAN)?),
        ])
    },
    doc: "This module provides access to mathematical functions for complex\nnumbers.",
};

/// Why a function has no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MathError {
    Domain,
    Range,
}

type Answer = std::result::Result<Complex, MathError>;

fn raise(vm: &mut Vm, e: MathError) -> Raise {
    match e {
        MathError::Domain => domain_error(vm),
        MathError::Range => range_error(vm),
    }
}

/// An argument as a complex number.
fn complex(vm: &mut Vm, args: Args, i: usize) -> Result<Complex> {
    let v = args.get(vm, i);
    match vm.payload(v) {
        Value::Complex(h) => Ok(vm.heap.complex(h)),
        Value::Float(_) | Value::Int(_) | Value::BigInt(_) | Value::True | Value::False => {
            Ok((vm.float_arg(v)?, 0.0))
        }
        _ if vm.lookup_special(v, names::COMPLEX).is_some() => {
            Err(Raise::convert(v, ConvertKind::Complex))
        }
        _ => Ok((vm.float_arg(v)?, 0.0)),
    }
}

fn apply(vm: &mut Vm, args: Args, f: fn(Complex) -> Answer) -> Result<Value> {
    let z = complex(vm, args, 0)?;
    match f(z) {
        Ok((re, im)) => vm.heap.new_complex(re, im),
        Err(e) => Err(raise(vm, e)),
    }
}

fn log(vm: &mut Vm, args: Args) -> Result<Value> {
    let z = complex(vm, args, 0)?;
    let base = if args.get(vm, 1).is_unset() { None } else { Some(complex(vm, args, 1)?) };
    let mut result = analytic::log(z);
    if let (Ok(above), Some(base)) = (result, base) {
        result = analytic::log(base)
            .and_then(|below| complex_div(above, below).ok_or(MathError::Domain));
    }
    match result {
        Ok((re, im)) => vm.heap.new_complex(re, im),
        Err(e) => Err(raise(vm, e)),
    }
}

fn phase(vm: &mut Vm, args: Args) -> Result<Value> {
    let (re, im) = complex(vm, args, 0)?;
    Ok(Value::float(im.atan2(re)))
}

fn polar(vm: &mut Vm, args: Args) -> Result<Value> {
    let (re, im) = complex(vm, args, 0)?;
    let Some(size) = monty_text::number::complex_abs((re, im)) else { return Err(range_error(vm)) };
    vm.heap.new_tuple(&[Value::float(size), Value::float(im.atan2(re))])
}

fn rect(vm: &mut Vm, args: Args) -> Result<Value> {
    let (r, phi) = (args.get(vm, 0), args.get(vm, 1));
    let (r, phi) = (vm.float_arg(r)?, vm.float_arg(phi)?);
    match analytic::rect(r, phi) {
        Ok((re, im)) => vm.heap.new_complex(re, im),
        Err(e) => Err(raise(vm, e)),
    }
}

fn isfinite(vm: &mut Vm, args: Args) -> Result<Value> {
    let (re, im) = complex(vm, args, 0)?;
    Ok(Value::bool(re.is_finite() && im.is_finite()))
}

fn isinf(vm: &mut Vm, args: Args) -> Result<Value> {
    let (re, im) = complex(vm, args, 0)?;
    Ok(Value::bool(re.is_infinite() || im.is_infinite()))
}

fn isnan(vm: &mut Vm, args: Args) -> Result<Value> {
    let (re, im) = complex(vm, args, 0)?;
    Ok(Value::bool(re.is_nan() || im.is_nan()))
}

fn isclose(vm: &mut Vm, args: Args) -> Result<Value> {
    let (a, b) = (complex(vm, args, 0)?, complex(vm, args, 1)?);
    let (relative, absolute) = tolerances(vm, args)?;
    if a == b {
        return Ok(Value::True);
    }
    if [a.0, a.1, b.0, b.1].iter().any(|part| part.is_infinite()) {
        return Ok(Value::False);
    }
    let size = |z: Complex| z.0.hypot(z.1);
    let apart = size((a.0 - b.0, a.1 - b.1));
    Ok(Value::bool(apart <= relative * size(b) || apart <= relative * size(a) || apart <= absolute))
}
