//! Hash functions of bytes, for the library's `hashlib`.

use monty_limits::{Budget, STRETCH};
use monty_runtime::{Args, NativeDef, Objects, Raise, Result, Value, Vm};
use sha3::digest::{Digest, ExtendableOutput, Update, XofReader};

use crate::blake2::{BLAKE2B, BLAKE2S, Parameters};

pub const INTERNALS: &[NativeDef] = &[
    NativeDef::function("_digest(name, data, length, /)", digest),
    NativeDef::function("_blake2(name, data, length, key, salt, person, /)", blake2),
    NativeDef::function("_sha512(data, /)", sha512),
];

fn bytes(objects: Objects<'_>, v: Value) -> Result<&[u8]> {
    match v {
        Value::Bytes(h) | Value::ByteArray(h) => Ok(objects.bytes(h)),
        _ => Err(Raise::Internal("not bytes")),
    }
}

fn hash<D: Digest>(data: &[u8], budget: &mut Budget) -> Result<Vec<u8>> {
    let mut hasher = D::new();
    for part in data.chunks(STRETCH) {
        budget.work(part.len() * BYTE)?;
        Digest::update(&mut hasher, part);
    }
    Ok(hasher.finalize().to_vec())
}

fn squeeze<D: Default + Update + ExtendableOutput>(
    data: &[u8],
    length: usize,
    budget: &mut Budget,
) -> Result<Vec<u8>> {
    let mut hasher = D::default();
    for part in data.chunks(STRETCH) {
        budget.work(part.len() * BYTE)?;
        hasher.update(part);
    }
    let mut out = vec![0; length];
    let mut reader = hasher.finalize_xof();
    for part in out.chunks_mut(STRETCH) {
        budget.work(part.len() * BYTE)?;
        reader.read(part);
    }
    Ok(out)
}

/// Nanoseconds for a byte, about.
const BYTE: usize = 4;

/// Nanoseconds for any hash at all.
const HASH: usize = 500;

fn digest(vm: &mut Vm, args: Args) -> Result<Value> {
    let Value::Str(name) = args.get(vm, 0) else { return Err(Raise::Internal("not a name")) };
    let length = args.get(vm, 2).as_int().and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
    let data = args.get(vm, 1);
    vm.heap.burn(HASH)?;
    vm.heap.room(length)?;
    let (objects, budget) = vm.heap.split();
    let data = bytes(objects, data)?;
    let out = match objects.str(name) {
        "md5" => hash::<md5::Md5>(data, budget)?,
        "sha1" => hash::<sha1::Sha1>(data, budget)?,
        "sha224" => hash::<sha2::Sha224>(data, budget)?,
        "sha256" => hash::<sha2::Sha256>(data, budget)?,
        "sha384" => hash::<sha2::Sha384>(data, budget)?,
        "sha512" => hash::<sha2::Sha512>(data, budget)?,
        "sha512_224" => hash::<sha2::Sha512_224>(data, budget)?,
        "sha512_256" => hash::<sha2::Sha512_256>(data, budget)?,
        "sha3_224" => hash::<sha3::Sha3_224>(data, budget)?,
        "sha3_256" => hash::<sha3::Sha3_256>(data, budget)?,
        "sha3_384" => hash::<sha3::Sha3_384>(data, budget)?,
        "sha3_512" => hash::<sha3::Sha3_512>(data, budget)?,
        "shake_128" => squeeze::<sha3::Shake128>(data, length, budget)?,
        "shake_256" => squeeze::<sha3::Shake256>(data, length, budget)?,
        _ => return Err(Raise::Internal("no such hash")),
    };
    vm.heap.new_bytes(out)
}

fn sha512(vm: &mut Vm, args: Args) -> Result<Value> {
    let data = args.get(vm, 0);
    vm.heap.burn(HASH)?;
    let (objects, budget) = vm.heap.split();
    let out = hash::<sha2::Sha512>(bytes(objects, data)?, budget)?;
    vm.heap.new_bytes(out)
}

fn blake2(vm: &mut Vm, args: Args) -> Result<Value> {
    let Value::Str(name) = args.get(vm, 0) else { return Err(Raise::Internal("not a name")) };
    let (data, key, salt, person) =
        (args.get(vm, 1), args.get(vm, 3), args.get(vm, 4), args.get(vm, 5));
    let length = args.get(vm, 2).as_int().unwrap_or(0).clamp(1, 64) as u8;
    vm.heap.burn(HASH)?;
    let (objects, budget) = vm.heap.split();
    let parameters = Parameters {
        length,
        key: bytes(objects, key)?,
        salt: bytes(objects, salt)?,
        person: bytes(objects, person)?,
    };
    let kind = if objects.str(name) == "blake2b" { BLAKE2B } else { BLAKE2S };
    let out = kind.hash(&parameters, bytes(objects, data)?, budget)?;
    vm.heap.new_bytes(out)
}
