//! Sums, products and norms of iterables: exact where Python's are. Items that bring their own
//! arithmetic are left to the prelude.

use monty_limits::LimitError;
use monty_runtime::core_names as names;
use monty_runtime::numbers::{big, int_to_float, is_int, owned_int};
use monty_runtime::{Args, Result, Step, Value, Vm};
use num_bigint::BigInt;

use super::is_plain_real;

/// The items as floats; None if guest code has to make them such.
fn floats(vm: &mut Vm, items: &[Value]) -> Result<Option<Vec<f64>>> {
    let mut out = Vec::with_capacity(items.len());
    let mut guest = false;
    for (i, &v) in items.iter().enumerate() {
        // Paid for a few at a time.
        if i % 8 == 0 {
            vm.heap.burn(8)?;
        }
        match v {
            Value::Float(f) => out.push(f.get()),
            _ if is_int(v) => out.push(int_to_float(vm, v)?),
            _ if vm.lookup_special(v, names::FLOAT).is_some()
                || vm.lookup_special(v, names::INDEX).is_some() =>
            {
                guest = true
            }
            _ => {
                let got = vm.type_name(v);
                return Err(vm.type_error(format!("must be real number, not {got}")));
            }
        }
    }
    Ok((!guest).then_some(out))
}

// ---- sums

pub(super) fn fsum(vm: &mut Vm, args: Args) -> Result<Step> {
    let items = args.get(vm, 0);
    let values = vm.items(items)?;
    let Some(values) = floats(vm, &values)? else { return vm.prelude_call("math_fsum", &[items]) };
    let mut sum = ExactSum::default();
    for x in values {
        vm.heap.burn(8)?;
        if !sum.add(x) {
            return Err(vm.overflow_error("intermediate overflow in fsum"));
        }
    }
    match sum.result() {
        Some(f) => Ok(Step::Done(Value::float(f))),
        None => Err(vm.value_error("-inf + inf in fsum")),
    }
}

/// A sum without rounding: floats that do not overlap, by growing size, whose sum is the exact one.
#[derive(Default)]
struct ExactSum {
    partials: Vec<f64>,
    infinities: f64,
    specials: f64,
    special: bool,
}

impl ExactSum {
    /// Add a number; false if what is finite has overflowed.
    fn add(&mut self, x: f64) -> bool {
        if !x.is_finite() {
            self.special = true;
            self.specials += x;
            if x.is_infinite() {
                self.infinities += x;
            }
            return true;
        }
        let mut x = x;
        let mut kept = 0;
        for i in 0..self.partials.len() {
            let (sum, error) = two_sum(x, self.partials[i]);
            if error != 0.0 {
                self.partials[kept] = error;
                kept += 1;
            }
            x = sum;
        }
        self.partials.truncate(kept);
        if !x.is_finite() {
            return false;
        }
        if x != 0.0 {
            self.partials.push(x);
        }
        true
    }

    /// The float next to the sum; None for infinities of both signs.
    fn result(mut self) -> Option<f64> {
        if self.special {
            return if self.infinities.is_nan() { None } else { Some(self.specials) };
        }
        let Some(mut high) = self.partials.pop() else { return Some(0.0) };
        let mut low = 0.0;
        while let Some(next) = self.partials.pop() {
            (high, low) = two_sum(high, next);
            if low != 0.0 {
                break;
            }
        }
        // A tie was rounded to even; what is left below may decide it the other way.
        if let Some(&below) = self.partials.last()
            && (low < 0.0) == (below < 0.0)
        {
            let up = high + 2.0 * low;
            if up - high == 2.0 * low {
                high = up;
            }
        }
        Some(high)
    }
}

/// A sum and the error of its rounding.
fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let (a, b) = if a.abs() < b.abs() { (b, a) } else { (a, b) };
    let sum = a + b;
    (sum, b - (sum - a))
}

/// A product and the error of its rounding.
fn two_product(a: f64, b: f64) -> (f64, f64) {
    let product = a * b;
    (product, a.mul_add(b, -product))
}

/// A sum of products with three times the digits of a float: what CPython keeps, whose last bit is
/// its own where the sum stands in the middle of two floats.
#[derive(Clone, Copy, Default)]
struct ThreeParts {
    high: f64,
    low: f64,
    lowest: f64,
}

impl ThreeParts {
    fn with_product(self, a: f64, b: f64) -> ThreeParts {
        let (product, error) = two_product(a, b);
        let (high, lost) = two_sum(self.high, product);
        let (low, lost_low) = two_sum(self.low, error);
        let (low, lost_again) = two_sum(low, lost);
        ThreeParts { high, low, lowest: self.lowest + lost_low + lost_again }
    }

    fn result(self) -> f64 {
        let (high, low) = two_sum(self.low, self.high);
        self.lowest + low + high
    }
}

pub(super) fn sumprod(vm: &mut Vm, args: Args) -> Result<Step> {
    let (p, q) = (args.get(vm, 0), args.get(vm, 1));
    let (a, b) = (vm.items(p)?, vm.items(q)?);
    if a.len() != b.len() {
        return Err(vm.value_error("Inputs are not the same length"));
    }
    vm.heap.burn(a.len() * 4)?;
    if a.iter().chain(&b).all(|&v| is_int(v)) {
        return sum_of_int_products(vm, &a, &b).map(Step::Done);
    }
    if a.iter().chain(&b).all(|&v| is_plain_real(v))
        && let Some((total, done)) = sum_of_leading_products(vm, &a, &b)
    {
        if done == a.len() {
            return Ok(Step::Done(total));
        }
        let (p, q) = (vm.heap.new_list(a[done..].to_vec())?, vm.heap.new_list(b[done..].to_vec())?);
        return vm.prelude_call("math_sumprod", &[total, p, q]);
    }
    vm.prelude_call("math_sumprod", &[Value::Int(0), p, q])
}

fn sum_of_int_products(vm: &mut Vm, a: &[Value], b: &[Value]) -> Result<Value> {
    let mut small = 0i64;
    let mut large = BigInt::ZERO;
    for (&x, &y) in a.iter().zip(b) {
        let sum =
            x.as_int().zip(y.as_int()).and_then(|(x, y)| small.checked_add(x.checked_mul(y)?));
        if let Some(sum) = sum {
            small = sum;
            continue;
        }
        let (x, y) = (owned_int(&mut vm.heap, x)?, owned_int(&mut vm.heap, y)?);
        let product = big::mul(&mut vm.heap.budget, x.magnitude(), y.magnitude())?;
        large += BigInt::from_biguint(x.sign() * y.sign(), product);
        vm.heap.burn(large.bits() as usize / 64)?;
    }
    vm.heap.new_int(large + small)
}

/// The sum of the products that CPython adds up without rounding, and how many these are: small ints
/// first, then floats, also with ints. What comes behind two ints once more is plain arithmetic. None if
/// it is so from the start.
fn sum_of_leading_products(vm: &Vm, a: &[Value], b: &[Value]) -> Option<(Value, usize)> {
    let mut ints = 0i64;
    let mut done = 0;
    while let (Some(Value::Int(x)), Some(Value::Int(y))) = (a.get(done), b.get(done)) {
        let Some(sum) = x.checked_mul(*y).and_then(|product| ints.checked_add(product)) else {
            return Some((Value::Int(ints), done));
        };
        ints = sum;
        done += 1;
    }
    let float = |v: Value| match v {
        Value::Float(f) => Some(f.get()),
        Value::BigInt(h) => monty_text::number::big_to_float(vm.heap.bigint(h)),
        _ => v.as_int().map(|i| i as f64),
    };
    let first = done;
    let mut sum = ThreeParts::default();
    for (&x, &y) in a.iter().zip(b).skip(done) {
        if !matches!((x, y), (Value::Float(_), _) | (_, Value::Float(_))) {
            break;
        }
        let (Some(u), Some(v)) = (float(x), float(y)) else { break };
        let more = sum.with_product(u, v);
        if !more.high.is_finite() {
            break;
        }
        sum = more;
        done += 1;
    }
    let total =
        if done > first { Value::float(ints as f64 + sum.result()) } else { Value::Int(ints) };
    Some((total, done))
}

// ---- products

/// A running product that is not an object until the end.
enum Product {
    Small(i64),
    Large(BigInt),
    Float(f64),
}

pub(super) fn prod(vm: &mut Vm, args: Args) -> Result<Step> {
    let (iterable, start) = (args.get(vm, 0), args.get(vm, 1));
    let start = if start.is_unset() { Value::Int(1) } else { start };
    let items = vm.items(iterable)?;
    if !is_plain_real(start) || !items.iter().all(|&v| is_plain_real(v)) {
        let items = vm.heap.new_list(items)?;
        return vm.prelude_call("math_prod", &[items, start]);
    }
    if items.is_empty() {
        return Ok(Step::Done(start));
    }
    let mut product = read(vm, start)?;
    for v in items {
        vm.heap.burn(8)?;
        let factor = read(vm, v)?;
        product = multiply(vm, product, factor)?;
    }
    match product {
        Product::Small(i) => Ok(Step::Done(Value::Int(i))),
        Product::Large(i) => vm.heap.new_int(i).map(Step::Done),
        Product::Float(f) => Ok(Step::Done(Value::float(f))),
    }
}

fn read(vm: &mut Vm, v: Value) -> Result<Product> {
    Ok(match v {
        Value::Float(f) => Product::Float(f.get()),
        Value::BigInt(_) => Product::Large(owned_int(&mut vm.heap, v)?),
        _ => Product::Small(v.as_int().unwrap_or(0)),
    })
}

fn multiply(vm: &mut Vm, a: Product, b: Product) -> Result<Product> {
    let (a, b) = match (a, b) {
        (Product::Small(a), Product::Small(b)) => match a.checked_mul(b) {
            Some(product) => return Ok(Product::Small(product)),
            None => (BigInt::from(a), BigInt::from(b)),
        },
        (Product::Float(a), b) => return Ok(Product::Float(a * as_float(vm, b)?)),
        (a, Product::Float(b)) => return Ok(Product::Float(as_float(vm, a)? * b)),
        (a, b) => (as_big(a), as_big(b)),
    };
    // The product so far is held by no object: it is charged while the next one is made.
    let bytes = (a.bits() + b.bits()) as usize / 4;
    vm.heap.charge(bytes)?;
    let product: std::result::Result<_, LimitError> =
        big::mul(&mut vm.heap.budget, a.magnitude(), b.magnitude());
    vm.heap.release(bytes);
    Ok(Product::Large(BigInt::from_biguint(a.sign() * b.sign(), product?)))
}

fn as_big(p: Product) -> BigInt {
    match p {
        Product::Small(i) => i.into(),
        Product::Large(i) => i,
        Product::Float(_) => BigInt::ZERO,
    }
}

fn as_float(vm: &mut Vm, p: Product) -> Result<f64> {
    match p {
        Product::Small(i) => Ok(i as f64),
        Product::Float(f) => Ok(f),
        Product::Large(i) => match monty_text::number::big_to_float(&i) {
            Some(f) => Ok(f),
            None => Err(vm.overflow_error("int too large to convert to float")),
        },
    }
}

// ---- norms

pub(super) fn hypot(vm: &mut Vm, args: Args) -> Result<Value> {
    let count = args.rest(vm).len();
    let mut coordinates = Vec::with_capacity(count);
    for i in 0..count {
        let v = args.rest(vm)[i];
        coordinates.push(vm.float_arg(v)?);
    }
    Ok(Value::float(norm(coordinates)))
}

pub(super) fn dist(vm: &mut Vm, args: Args) -> Result<Step> {
    let (p, q) = (args.get(vm, 0), args.get(vm, 1));
    let (a, b) = (vm.items(p)?, vm.items(q)?);
    if a.len() != b.len() {
        return Err(vm.value_error("both points must have the same number of dimensions"));
    }
    let (Some(a), Some(b)) = (floats(vm, &a)?, floats(vm, &b)?) else {
        return vm.prelude_call("math_dist", &[p, q]);
    };
    Ok(Step::Done(Value::float(norm(a.iter().zip(&b).map(|(x, y)| x - y).collect()))))
}

/// The Euclidean norm: coordinates are scaled by a power of two, squared and summed with the errors
/// of rounding kept, and the root corrected by what its square leaves.
fn norm(mut coordinates: Vec<f64>) -> f64 {
    for x in &mut coordinates {
        *x = x.abs();
    }
    let largest = coordinates.iter().copied().fold(0.0, f64::max);
    if coordinates.iter().any(|x| x.is_infinite()) {
        return f64::INFINITY;
    }
    if coordinates.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    if largest == 0.0 || coordinates.len() <= 1 {
        return largest;
    }
    let (_, exponent) = libm::frexp(largest);
    if exponent < -1023 {
        // The scale itself would overflow: out of the subnormal numbers first.
        let raised = coordinates.iter().map(|x| x / f64::MIN_POSITIVE).collect();
        return f64::MIN_POSITIVE * norm(raised);
    }
    let scale = libm::scalbn(1.0, -exponent);
    // The sum starts at 1 so that it is larger than every square.
    let (mut sum, mut product_errors, mut sum_errors) = (1.0, 0.0, 0.0);
    let mut add = |a: f64, b: f64| {
        let (product, error) = two_product(a, b);
        let next = sum + product;
        sum_errors += product - (next - sum);
        sum = next;
        product_errors += error;
        sum - 1.0 + (product_errors + sum_errors)
    };
    let mut total = 0.0;
    for x in &coordinates {
        let x = x * scale;
        total = add(x, x);
    }
    let root = total.sqrt();
    let left = add(-root, root);
    (root + left / (2.0 * root)) / scale
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_sums() {
        let sum = |xs: &[f64]| {
            let mut sum = ExactSum::default();
            xs.iter().all(|&x| sum.add(x)).then(|| sum.result())
        };
        assert_eq!(sum(&[]), Some(Some(0.0)));
        assert_eq!(sum(&[1e16, 1.0, -1e16]), Some(Some(1.0)));
        assert_eq!(sum(&[0.1; 10]), Some(Some(1.0)));
        // A tie that what lies below decides.
        assert_eq!(sum(&[1.0, 1e-16, 2f64.powi(-53)]), Some(Some(1.0 + f64::EPSILON)));
        assert_eq!(sum(&[f64::INFINITY, f64::NEG_INFINITY]), Some(None));
        assert_eq!(sum(&[f64::MAX, f64::MAX]), None);
    }

    #[test]
    fn norms() {
        assert_eq!(norm(vec![3.0, -4.0]), 5.0);
        assert_eq!(norm(vec![]), 0.0);
        assert_eq!(norm(vec![3e-320, 4e-320]), 5e-320);
        assert_eq!(norm(vec![3e307, 4e307]), 5e307);
        assert_eq!(norm(vec![f64::NAN, f64::NEG_INFINITY]), f64::INFINITY);
        assert!(norm(vec![f64::NAN, 1.0]).is_nan());
    }
}
