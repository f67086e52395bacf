//! Hash functions of bytes, for the library's `hashlib`.

use monty_runtime::{Args, NativeDef, Raise, Result, Value, Vm};
use sha3::digest::{Digest, ExtendableOutput, Update, XofReader};

use crate::blake2::{BLAKE2B, BLAKE2S, Parameters};

pub const INTERNALS: &[NativeDef] = &[
    NativeDef::function("_digest(name, data, length, /)", digest),
    NativeDef::function("_blake2(name, data, length, key, salt, person, /)", blake2),
    NativeDef::function("_sha512(data, /)", sha512),
];

fn bytes(vm: &Vm, v: Value) -> Result<&[u8]> {
    match v {
        Value::Bytes(h) | Value::ByteArray(h) => Ok(vm.heap.bytes(h)),
        _ => Err(Raise::Internal("not bytes")),
    }
}

fn hash<D: Digest>(data: &[u8]) -> Vec<u8> {
    D::digest(data).to_vec()
}

fn squeeze<D: Default + Update + ExtendableOutput>(data: &[u8], length: usize) -> Vec<u8> {
    let mut hasher = D::default();
    hasher.update(data);
    let mut out = vec![0; length];
    hasher.finalize_xof().read(&mut out);
    out
}

/// Burn for hashing: about four nanoseconds a byte, and some hundreds in any case.
fn burn(vm: &mut Vm, len: usize) -> Result<()> {
    vm.heap.burn(len.saturating_mul(4).saturating_add(500))
}

fn digest(vm: &mut Vm, args: Args) -> Result<Value> {
    let Value::Str(name) = args.get(vm, 0) else { return Err(Raise::Internal("not a name")) };
    let length = args.get(vm, 2).as_int().and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
    let data = args.get(vm, 1);
    let len = bytes(vm, data)?.len();
    burn(vm, len.saturating_add(length))?;
    vm.heap.charge(length)?;
    vm.heap.release(length);
    let data = bytes(vm, data)?;
    let out = match vm.text(name) {
        "md5" => hash::<md5::Md5>(data),
        "sha1" => hash::<sha1::Sha1>(data),
        "sha224" => hash::<sha2::Sha224>(data),
        "sha256" => hash::<sha2::Sha256>(data),
        "sha384" => hash::<sha2::Sha384>(data),
        "sha512" => hash::<sha2::Sha512>(data),
        "sha512_224" => hash::<sha2::Sha512_224>(data),
        "sha512_256" => hash::<sha2::Sha512_256>(data),
        "sha3_224" => hash::<sha3::Sha3_224>(data),
        "sha3_256" => hash::<sha3::Sha3_256>(data),
        "sha3_384" => hash::<sha3::Sha3_384>(data),
        "sha3_512" => hash::<sha3::Sha3_512>(data),
        "shake_128" => squeeze::<sha3::Shake128>(data, length),
        "shake_256" => squeeze::<sha3::Shake256>(data, length),
        _ => return Err(Raise::Internal("no such hash")),
    };
    vm.heap.new_bytes(out)
}

fn sha512(vm: &mut Vm, args: Args) -> Result<Value> {
    let data = args.get(vm, 0);
    let len = bytes(vm, data)?.len();
    burn(vm, len)?;
    let out = hash::<sha2::Sha512>(bytes(vm, data)?);
    vm.heap.new_bytes(out)
}

fn blake2(vm: &mut Vm, args: Args) -> Result<Value> {
    let Value::Str(name) = args.get(vm, 0) else { return Err(Raise::Internal("not a name")) };
    let (data, key, salt, person) =
        (args.get(vm, 1), args.get(vm, 3), args.get(vm, 4), args.get(vm, 5));
    let len = bytes(vm, data)?.len();
    burn(vm, len)?;
    let parameters = Parameters {
        length: args.get(vm, 2).as_int().unwrap_or(0).clamp(1, 64) as u8,
        key: bytes(vm, key)?,
        salt: bytes(vm, salt)?,
        person: bytes(vm, person)?,
    };
    let data = bytes(vm, data)?;
    let out = if vm.text(name) == "blake2b" {
        BLAKE2B.hash(&parameters, data)
    } else {
        BLAKE2S.hash(&parameters, data)
    };
    vm.heap.new_bytes(out)
}
