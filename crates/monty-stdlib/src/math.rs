//! The module `math`: its table, and what its parts share. Functions of one float are in
//! `elementary.rs`, on the bits of floats in `floats.rs`, sums and norms in `sums.rs`, on ints in
//! `integers.rs`.

mod elementary;
mod floats;
mod gamma;
mod integers;
mod logarithms;
mod sums;

pub(crate) use elementary::inverse_sinh;
pub(crate) use floats::tolerances;

use monty_runtime::core_names as names;
use monty_runtime::numbers::{float_to_int, is_int};
use monty_runtime::{Args, ModuleDef, NativeDef, Raise, Result, Step, Sym, Value, Vm};

pub const MODULE: ModuleDef = ModuleDef {
    name: "math",
    functions: &[
        NativeDef::function("acos(x, /)", elementary::acos),
        NativeDef::function("acosh(x, /)", elementary::acosh),
        NativeDef::function("asin(x, /)", elementary::asin),
        NativeDef::function("asinh(x, /)", elementary::asinh),
        NativeDef::function("atan(x, /)", elementary::atan),
        NativeDef::function("atan2(y, x, /)", elementary::atan2),
        NativeDef::function("atanh(x, /)", elementary::atanh),
        NativeDef::function("cbrt(x, /)", elementary::cbrt),
        NativeDef::stepping_function("ceil(x, /)", ceil),
        NativeDef::function("comb(n, k, /)", integers::comb),
        NativeDef::function("copysign(x, y, /)", floats::copysign),
        NativeDef::function("cos(x, /)", elementary::cos),
        NativeDef::function("cosh(x, /)", elementary::cosh),
        NativeDef::function("degrees(x, /)", elementary::degrees),
        NativeDef::stepping_function("dist(p, q, /)", sums::dist),
        NativeDef::function("erf(x, /)", elementary::erf),
        NativeDef::function("erfc(x, /)", elementary::erfc),
        NativeDef::function("exp(x, /)", elementary::exp),
        NativeDef::function("exp2(x, /)", elementary::exp2),
        NativeDef::function("expm1(x, /)", elementary::expm1),
        NativeDef::function("fabs(x, /)", elementary::fabs),
        NativeDef::function("factorial(n, /)", integers::factorial),
        NativeDef::stepping_function("floor(x, /)", floor),
        NativeDef::function("fma(x, y, z, /)", floats::fma),
        NativeDef::function("fmod(x, y, /)", floats::fmod),
        NativeDef::function("frexp(x, /)", floats::frexp),
        NativeDef::stepping_function("fsum(seq, /)", sums::fsum),
        NativeDef::function("gamma(x, /)", gamma::gamma),
        NativeDef::function("gcd(*integers)", integers::gcd),
        NativeDef::function("hypot(*coordinates)", sums::hypot),
        NativeDef::function("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", floats::isclose),
        NativeDef::function("isfinite(x, /)", floats::isfinite),
        NativeDef::function("isinf(x, /)", floats::isinf),
        NativeDef::function("isnan(x, /)", floats::isnan),
        NativeDef::function("isqrt(n, /)", integers::isqrt),
        NativeDef::function("lcm(*integers)", integers::lcm),
        NativeDef::function("ldexp(x, i, /)", floats::ldexp),
        NativeDef::function("lgamma(x, /)", gamma::lgamma),
        NativeDef::function("log(x, base=<unrepresentable>, /)", logarithms::log),
        NativeDef::function("log10(x, /)", logarithms::log10),
        NativeDef::function("log1p(x, /)", elementary::log1p),
        NativeDef::function("log2(x, /)", logarithms::log2),
        NativeDef::function("modf(x, /)", floats::modf),
        NativeDef::function("nextafter(x, y, /, *, steps=None)", floats::nextafter),
        NativeDef::function("perm(n, k=None, /)", integers::perm),
        NativeDef::function("pow(x, y, /)", elementary::pow),
        NativeDef::stepping_function("prod(iterable, /, *, start=1)", sums::prod),
        NativeDef::function("radians(x, /)", elementary::radians),
        NativeDef::function("remainder(x, y, /)", floats::remainder),
        NativeDef::function("sin(x, /)", elementary::sin),
        NativeDef::function("sinh(x, /)", elementary::sinh),
        NativeDef::function("sqrt(x, /)", elementary::sqrt),
        NativeDef::stepping_function("sumprod(p, q, /)", sums::sumprod),
        NativeDef::function("tan(x, /)", elementary::tan),
        NativeDef::function("tanh(x, /)", elementary::tanh),
        NativeDef::stepping_function("trunc(x, /)", trunc),
        NativeDef::function("ulp(x, /)", floats::ulp),
    ],
    types: &[],
    constants: |_vm| {
        Ok(vec![
            ("pi", Value::float(std::f64::consts::PI)),
            ("e", Value::float(std::f64::consts::E)),
            ("tau", Value::float(std::f64::consts::TAU)),
            ("inf", Value::float(f64::INFINITY)),
            ("nan", Value::float(f64::NAN)),
        ])
    },
    doc: "This module provides access to the mathematical functions\ndefined by the C standard.",
};

#[cold]
pub(crate) fn domain_error(vm: &mut Vm) -> Raise {
    vm.value_error("math domain error")
}

#[cold]
pub(crate) fn range_error(vm: &mut Vm) -> Raise {
    vm.overflow_error("math range error")
}

/// An argument as a float.
pub(crate) fn float(vm: &mut Vm, args: Args, i: usize) -> Result<f64> {
    let v = args.get(vm, i);
    vm.float_arg(v)
}

// ---- to ints, by the methods that types have for it

fn floor(vm: &mut Vm, args: Args) -> Result<Step> {
    rounded(vm, args, names::FLOOR, f64::floor)
}

fn ceil(vm: &mut Vm, args: Args) -> Result<Step> {
    rounded(vm, args, names::CEIL, f64::ceil)
}

fn rounded(vm: &mut Vm, args: Args, method: Sym, round: fn(f64) -> f64) -> Result<Step> {
    let x = args.get(vm, 0);
    if matches!(x, Value::Int(_) | Value::BigInt(_)) {
        return Ok(Step::Done(x));
    }
    if !matches!(x, Value::Float(_)) && vm.lookup_special(x, method).is_some() {
        return vm.call_method(x, method, &[]);
    }
    let f = vm.float_arg(x)?;
    float_to_int(vm, round(f)).map(Step::Done)
}

fn trunc(vm: &mut Vm, args: Args) -> Result<Step> {
    let x = args.get(vm, 0);
    if let Value::Float(f) = x {
        return float_to_int(vm, f.get()).map(Step::Done);
    }
    if vm.lookup_special(x, names::TRUNC).is_none() {
        let got = vm.type_name(x);
        return Err(vm.type_error(format!("type {got} doesn't define __trunc__ method")));
    }
    vm.call_method(x, names::TRUNC, &[])
}

/// Is the value an exact int, bool or float?
fn is_plain_real(v: Value) -> bool {
    matches!(v, Value::Float(_)) || is_int(v)
}
