//! The Mersenne Twister MT19937, as CPython's `random` uses it. The state is 624 words and a place.

use monty_runtime::{
    Args, NativeDef, Opaque, OpaqueData, Raise, Result, Step, Value, Vm, core_types,
};
use num_bigint::{BigInt, Sign};

const N: usize = 624;
const M: usize = 397;

pub const INTERNALS: &[NativeDef] = &[
    NativeDef::function("_mt_new()", new),
    NativeDef::function("_mt_seed(state, key, /)", seed),
    NativeDef::method("_mt_random as Random.random(self, /)", random),
    NativeDef::method("_mt_bits as Random.getrandbits(self, k, /)", bits),
    NativeDef::stepping("_mt_below as Random._randbelow_with_getrandbits(self, n, /)", below),
    NativeDef::function("_mt_getstate(state, /)", get_state),
    NativeDef::function("_mt_setstate(state, values, /)", set_state),
];

fn new(vm: &mut Vm, _args: Args) -> Result<Value> {
    let data = OpaqueData::Ints(vec![0; N + 1]);
    vm.heap.new_opaque(Opaque { class: core_types::OBJECT, values: Vec::new(), data })
}

/// The words of a state, then the place of the next one. A generator has its state in `_twister`.
fn state(vm: &mut Vm, args: Args) -> Result<&mut [i64]> {
    let mut holder = args.get(vm, 0);
    if let Value::Instance(h) = holder {
        holder = match vm.heap.instance(h).slots[0] {
            state @ Value::Opaque(_) => state,
            _ => vm
                .heap
                .find_interned("_twister")
                .and_then(|name| vm.instance_get(h, name))
                .unwrap_or(Value::None),
        };
    }
    let found = match holder {
        Value::Opaque(h) => match &vm.heap.opaque(h).data {
            OpaqueData::Ints(words) if words.len() == N + 1 => Some(h),
            _ => None,
        },
        _ => None,
    };
    let Some(h) = found else {
        let name = vm.type_name(args.get(vm, 0));
        return Err(vm.type_error(format!(
            "descriptor of '_random.Random' objects doesn't apply to a '{name}' object"
        )));
    };
    match &mut vm.heap.opaque_mut(h).data {
        OpaqueData::Ints(words) => Ok(words),
        _ => Err(Raise::Internal("not the state of a generator")),
    }
}

fn word(words: &[i64], i: usize) -> u32 {
    words[i] as u32
}

fn init(words: &mut [i64], seed: u32) {
    words[0] = i64::from(seed);
    for i in 1..N {
        let before = word(words, i - 1);
        let next = 1_812_433_253u32.wrapping_mul(before ^ (before >> 30)).wrapping_add(i as u32);
        words[i] = i64::from(next);
    }
    words[N] = N as i64;
}

fn init_by_key(words: &mut [i64], key: &[u32]) {
    init(words, 19_650_218);
    let mix = |words: &[i64], i: usize, factor: u32| {
        let before = word(words, i - 1);
        word(words, i) ^ (before ^ (before >> 30)).wrapping_mul(factor)
    };
    let (mut i, mut j) = (1, 0);
    for _ in 0..N.max(key.len()) {
        words[i] = i64::from(mix(words, i, 1_664_525).wrapping_add(key[j]).wrapping_add(j as u32));
        i += 1;
        j += 1;
        if i >= N {
            words[0] = words[N - 1];
            i = 1;
        }
        if j >= key.len() {
            j = 0;
        }
    }
    for _ in 0..N - 1 {
        words[i] = i64::from(mix(words, i, 1_566_083_941).wrapping_sub(i as u32));
        i += 1;
        if i >= N {
            words[0] = words[N - 1];
            i = 1;
        }
    }
    words[0] = 0x8000_0000;
}

fn generate(words: &mut [i64]) {
    for i in 0..N {
        let y = (word(words, i) & 0x8000_0000) | (word(words, (i + 1) % N) & 0x7fff_ffff);
        let odd = if y & 1 == 0 { 0 } else { 0x9908_b0df };
        words[i] = i64::from(word(words, (i + M) % N) ^ (y >> 1) ^ odd);
    }
    words[N] = 0;
}

fn next(words: &mut [i64]) -> u32 {
    if words[N] as usize >= N {
        generate(words);
    }
    let mut y = word(words, words[N] as usize);
    words[N] += 1;
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c_5680;
    y ^= (y << 15) & 0xefc6_0000;
    y ^ (y >> 18)
}

/// The key is bytes: 32-bit words, the lowest first.
fn seed(vm: &mut Vm, args: Args) -> Result<Value> {
    let Value::Bytes(h) = args.get(vm, 1) else { return Err(Raise::Internal("a key is bytes")) };
    let key: Vec<u32> = vm
        .heap
        .bytes(h)
        .chunks_exact(4)
        .map(|c| u32::from_le_bytes([c[0], c[1], c[2], c[3]]))
        .collect();
    vm.heap.burn(N * 4 + key.len() * 4)?;
    if key.is_empty() {
        return Err(Raise::Internal("a key is not empty"));
    }
    init_by_key(state(vm, args)?, &key);
    Ok(Value::None)
}

fn random(vm: &mut Vm, args: Args) -> Result<Value> {
    let words = state(vm, args)?;
    let (a, b) = (next(words) >> 5, next(words) >> 6);
    Ok(Value::float((f64::from(a) * 67_108_864.0 + f64::from(b)) / 9_007_199_254_740_992.0))
}

/// An int of that many random bits.
fn bits(vm: &mut Vm, args: Args) -> Result<Value> {
    let Value::Int(k) = vm.index_value(args.get(vm, 1))? else {
        return Err(vm.overflow_error("Python int too large to convert to C int"));
    };
    let Ok(k) = usize::try_from(k) else {
        return Err(vm.value_error("number of bits must be non-negative"));
    };
    if k < 64 {
        return Ok(Value::Int(few_bits(state(vm, args)?, k as u32) as i64));
    }
    let count = k.div_ceil(32);
    // The state goes on: nothing may fail after that.
    vm.check_room(count * 4 + 256)?;
    vm.heap.burn(count * 8)?;
    let words = state(vm, args)?;
    let mut digits = Vec::with_capacity(count);
    let mut left = k;
    while left > 0 {
        let bits = left.min(32) as u32;
        digits.push(next(words) >> (32 - bits));
        left -= bits as usize;
    }
    vm.heap.new_int(BigInt::from_slice(Sign::Plus, &digits))
}

/// Less than 64 bits.
fn few_bits(words: &mut [i64], k: u32) -> u64 {
    match k {
        0 => 0,
        1..=32 => u64::from(next(words) >> (32 - k)),
        _ => u64::from(next(words)) | u64::from(next(words) >> (64 - k)) << 32,
    }
}

/// A random int in the range [0, n). A class that makes bits otherwise is asked for them.
fn below(vm: &mut Vm, args: Args) -> Result<Step> {
    let (generator, n) = (args.get(vm, 0), args.get(vm, 1));
    let name = vm.heap.intern("getrandbits")?;
    let ours = match vm.lookup(vm.type_of(generator), name) {
        Some(Value::Native(id)) => vm.registry.natives[id.index()].def.name() == "getrandbits",
        _ => false,
    };
    let limit = n.as_int().and_then(|n| u64::try_from(n).ok()).filter(|n| ours && *n > 0);
    let Some(limit) = limit else {
        let slow = vm.heap.intern("_randbelow_by_bits")?;
        return vm.call_method(generator, slow, &[n]);
    };
    let words = state(vm, args)?;
    let k = 64 - limit.leading_zeros();
    let mut r = few_bits(words, k);
    while r >= limit {
        r = few_bits(words, k);
    }
    Ok(Step::Done(Value::Int(r as i64)))
}

fn get_state(vm: &mut Vm, args: Args) -> Result<Value> {
    let values: Vec<Value> = state(vm, args)?.iter().map(|&w| Value::Int(w)).collect();
    vm.heap.new_tuple(&values)
}

fn set_state(vm: &mut Vm, args: Args) -> Result<Value> {
    let Value::Tuple(h) = args.get(vm, 1) else {
        return Err(vm.type_error("state vector must be a tuple"));
    };
    let values = vm.heap.tuple_items(h).to_vec();
    if values.len() != N + 1 {
        return Err(vm.value_error("state vector is the wrong size"));
    }
    let mut words = Vec::with_capacity(N + 1);
    for (i, v) in values.into_iter().enumerate() {
        let n = match vm.index_value(v)? {
            Value::Int(n) if n >= 0 => n,
            Value::Int(_) => {
                return Err(vm.overflow_error("can't convert negative value to unsigned int"));
            }
            _ => {
                return Err(vm.overflow_error("Python int too large to convert to C unsigned long"));
            }
        };
        if i == N && n > N as i64 {
            return Err(vm.value_error("invalid state"));
        }
        words.push(if i == N { n } else { n & 0xffff_ffff });
    }
    state(vm, args)?.copy_from_slice(&words);
    Ok(Value::None)
}
