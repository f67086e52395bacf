//! The instruction set: 8-byte `Copy` instructions over a register window of 256 values.
//!
//! Conventions that every producer and consumer shares:
//! - A call's callee stands in register `f`, its arguments in `f + 1 ..`; the callee's window
//!   starts at `f + 1`, so arguments are evaluated straight into it.
//! - Jump targets are absolute instruction indexes. `Jump*` only ever go forward, `Loop*` and
//!   `ForLoop` only backward: those burn fuel.
//! - An instruction that can exit (collect, suspend, hit a limit) does so before any side effect and
//!   is executed again.

use serde::{Deserialize, Serialize};

use crate::intrinsic::Intrinsic;
use crate::operators::{BinOp, CmpOp, Special, UnaryOp};

/// A register of the current window.
pub type Reg = u8;

/// One instruction. The names of the fields are the roles of the registers; `dst` is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Instr {
    Nop,
    /// `dst = src`
    Move {
        dst: Reg,
        src: Reg,
    },
    LoadInt {
        dst: Reg,
        imm: i32,
    },
    LoadConst {
        dst: Reg,
        idx: u32,
    },
    LoadNone {
        dst: Reg,
    },
    LoadBool {
        dst: Reg,
        value: bool,
    },
    LoadIntrinsic {
        dst: Reg,
        which: Intrinsic,
    },
    /// Registers at window index `idx` (256 and up): locals of functions with very many of them.
    LoadFar {
        dst: Reg,
        idx: u32,
    },
    StoreFar {
        src: Reg,
        idx: u32,
    },
    /// Raise `UnboundLocalError` (or `NameError` in module code) naming `name` if `reg` is unset.
    CheckBound {
        reg: Reg,
        name: u32,
    },
    /// `del` of a local: the register becomes unset.
    Unset {
        reg: Reg,
    },

    // Names outside the frame.
    /// Slot of the module's layout; falls back to the builtin of that name.
    LoadGlobal {
        dst: Reg,
        slot: u32,
    },
    StoreGlobal {
        src: Reg,
        slot: u32,
    },
    DeleteGlobal {
        slot: u32,
    },
    /// By name: the namespace in register 0 (class bodies, `exec`), then globals, then builtins.
    LoadName {
        dst: Reg,
        name: u32,
    },
    StoreName {
        src: Reg,
        name: u32,
    },
    DeleteName {
        name: u32,
    },
    /// Class bodies: the namespace in register 0, else the cell.
    LoadNameOrCell {
        dst: Reg,
        cell: Reg,
        name: u32,
    },

    // Cells.
    /// `reg = cell(reg)`; an unset register gives an empty cell.
    MakeCell {
        reg: Reg,
    },
    LoadCell {
        dst: Reg,
        cell: Reg,
        name: u32,
    },
    StoreCell {
        cell: Reg,
        src: Reg,
    },
    DeleteCell {
        cell: Reg,
        name: u32,
    },
    /// Copy the running function's `n` closure cells to `dst ..`.
    CopyFree {
        dst: Reg,
        n: u8,
    },

    // Operators.
    Add {
        dst: Reg,
        a: Reg,
        b: Reg,
        inplace: bool,
    },
    Sub {
        dst: Reg,
        a: Reg,
        b: Reg,
        inplace: bool,
    },
    Mul {
        dst: Reg,
        a: Reg,
        b: Reg,
        inplace: bool,
    },
    TrueDiv {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    FloorDiv {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    Mod {
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    /// The operators without an instruction of their own.
    Binary {
        op: BinOp,
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    /// `a op= b`, the in-place method first, of operators whose instruction cannot say so itself.
    Inplace {
        op: BinOp,
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    AddI {
        dst: Reg,
        a: Reg,
        inplace: bool,
        imm: i32,
    },
    SubI {
        dst: Reg,
        a: Reg,
        inplace: bool,
        imm: i32,
    },
    MulI {
        dst: Reg,
        a: Reg,
        inplace: bool,
        imm: i32,
    },
    FloorDivI {
        dst: Reg,
        a: Reg,
        inplace: bool,
        imm: i32,
    },
    ModI {
        dst: Reg,
        a: Reg,
        inplace: bool,
        imm: i32,
    },
    Unary {
        op: UnaryOp,
        dst: Reg,
        src: Reg,
    },
    Not {
        dst: Reg,
        src: Reg,
    },
    Compare {
        op: CmpOp,
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    Is {
        dst: Reg,
        a: Reg,
        b: Reg,
        negate: bool,
    },
    Contains {
        dst: Reg,
        item: Reg,
        container: Reg,
        negate: bool,
    },

    // Jumps.
    Jump {
        target: u32,
    },
    Loop {
        target: u32,
    },
    JumpIfTrue {
        cond: Reg,
        target: u32,
    },
    JumpIfFalse {
        cond: Reg,
        target: u32,
    },
    LoopIfTrue {
        cond: Reg,
        target: u32,
    },
    JumpIfNone {
        src: Reg,
        target: u32,
    },
    JumpIfNotNone {
        src: Reg,
        target: u32,
    },
    JumpIfUnset {
        src: Reg,
        target: u32,
    },
    /// Jump if `src` is not that builtin: its name was given to something else.
    JumpUnlessIntrinsic {
        src: Reg,
        which: Intrinsic,
        target: u32,
    },
    JumpUnlessLt {
        a: Reg,
        b: Reg,
        target: u32,
    },
    JumpUnlessLe {
        a: Reg,
        b: Reg,
        target: u32,
    },
    JumpUnlessEq {
        a: Reg,
        b: Reg,
        target: u32,
    },
    JumpUnlessNe {
        a: Reg,
        b: Reg,
        target: u32,
    },
    JumpUnlessGt {
        a: Reg,
        b: Reg,
        target: u32,
    },
    JumpUnlessGe {
        a: Reg,
        b: Reg,
        target: u32,
    },
    JumpUnlessLtI {
        a: Reg,
        imm: i16,
        target: u32,
    },
    JumpUnlessLeI {
        a: Reg,
        imm: i16,
        target: u32,
    },
    JumpUnlessEqI {
        a: Reg,
        imm: i16,
        target: u32,
    },
    JumpUnlessNeI {
        a: Reg,
        imm: i16,
        target: u32,
    },
    JumpUnlessGtI {
        a: Reg,
        imm: i16,
        target: u32,
    },
    JumpUnlessGeI {
        a: Reg,
        imm: i16,
        target: u32,
    },
    LoopIfLt {
        a: Reg,
        b: Reg,
        target: u32,
    },
    LoopIfLe {
        a: Reg,
        b: Reg,
        target: u32,
    },
    LoopIfEq {
        a: Reg,
        b: Reg,
        target: u32,
    },
    LoopIfNe {
        a: Reg,
        b: Reg,
        target: u32,
    },
    LoopIfGt {
        a: Reg,
        b: Reg,
        target: u32,
    },
    LoopIfGe {
        a: Reg,
        b: Reg,
        target: u32,
    },
    LoopIfLtI {
        a: Reg,
        imm: i16,
        target: u32,
    },
    LoopIfLeI {
        a: Reg,
        imm: i16,
        target: u32,
    },
    LoopIfEqI {
        a: Reg,
        imm: i16,
        target: u32,
    },
    LoopIfNeI {
        a: Reg,
        imm: i16,
        target: u32,
    },
    LoopIfGtI {
        a: Reg,
        imm: i16,
        target: u32,
    },
    LoopIfGeI {
        a: Reg,
        imm: i16,
        target: u32,
    },

    // Iteration. The iterator's state is the three registers `it`, `it + 1`, `it + 2`.
    GetIter {
        it: Reg,
        src: Reg,
    },
    /// Store the next item in `dst` and go back to `target`, or fall through at the end.
    ForLoop {
        it: Reg,
        dst: Reg,
        target: u32,
    },
    /// An ordinary iterator object (what a generator expression is handed).
    GetIterObject {
        dst: Reg,
        src: Reg,
    },

    // Attributes and items. `site` indexes `Code::sites`, which names the attribute.
    LoadAttr {
        dst: Reg,
        obj: Reg,
        site: u32,
    },
    StoreAttr {
        obj: Reg,
        src: Reg,
        site: u32,
    },
    DeleteAttr {
        obj: Reg,
        name: u32,
    },
    /// `super().name` without the super object: `cls` is `__class__`, `obj` the first argument.
    LoadSuperAttr {
        dst: Reg,
        cls: Reg,
        obj: Reg,
        name: u32,
    },
    GetItem {
        dst: Reg,
        obj: Reg,
        key: Reg,
    },
    GetItemI {
        dst: Reg,
        obj: Reg,
        imm: i32,
    },
    SetItem {
        obj: Reg,
        key: Reg,
        src: Reg,
    },
    DelItem {
        obj: Reg,
        key: Reg,
    },
    /// `dst = obj[start:stop]` with the bounds in `start`, `start + 1`.
    GetSlice {
        dst: Reg,
        obj: Reg,
        start: Reg,
    },

    // Displays. Elements stand in `start ..`.
    BuildList {
        dst: Reg,
        start: Reg,
        n: u8,
    },
    BuildTuple {
        dst: Reg,
        start: Reg,
        n: u8,
    },
    BuildSet {
        dst: Reg,
        start: Reg,
        n: u8,
    },
    /// `n` pairs: key, value, key, value …
    BuildMap {
        dst: Reg,
        start: Reg,
        n: u8,
    },
    /// start, stop, step in `start ..`.
    BuildSlice {
        dst: Reg,
        start: Reg,
    },
    /// Join `n` strings (f-strings).
    BuildString {
        dst: Reg,
        start: Reg,
        n: u8,
    },
    /// conversion: 0 none, 1 `!s`, 2 `!r`, 3 `!a`.
    FormatValue {
        dst: Reg,
        src: Reg,
        conversion: u8,
        has_spec: bool,
        spec: Reg,
    },
    ListAppend {
        list: Reg,
        src: Reg,
    },
    /// `total += src` as `sum` does it, from the int 0 on: what floats lose is kept beside them.
    SumAdd {
        total: Reg,
        src: Reg,
    },
    /// `dst` = what such a total came to.
    SumTotal {
        dst: Reg,
        src: Reg,
    },
    ListExtend {
        list: Reg,
        src: Reg,
    },
    SetAdd {
        set: Reg,
        src: Reg,
    },
    SetUpdate {
        set: Reg,
        src: Reg,
    },
    MapSet {
        map: Reg,
        key: Reg,
        src: Reg,
    },
    /// `{**src}`: later keys win.
    MapUpdate {
        map: Reg,
        src: Reg,
    },
    /// `f(**src)`: a repeated key is a `TypeError` that names `callee`.
    MapMerge {
        map: Reg,
        src: Reg,
        callee: Reg,
    },
    /// `map` = the mapping `src` for the keywords of a call: a dict itself, else a new one of it.
    KeywordsOf {
        map: Reg,
        src: Reg,
        callee: Reg,
    },
    ListToTuple {
        dst: Reg,
        src: Reg,
    },
    /// Exactly `n` items of `src` to `start ..`.
    Unpack {
        src: Reg,
        start: Reg,
        n: u8,
    },
    /// `before` items, the rest as a list, `after` items.
    UnpackStar {
        src: Reg,
        start: Reg,
        before: u8,
        after: u8,
    },
    /// For more targets than registers: a list of exactly `n` items.
    UnpackList {
        dst: Reg,
        src: Reg,
        n: u32,
    },

    // Calls.
    Call {
        dst: Reg,
        f: Reg,
        nargs: u8,
    },
    /// `names`: constant tuple of the last arguments' keywords; `nargs` counts all.
    CallKw {
        dst: Reg,
        f: Reg,
        nargs: u8,
        names: u32,
    },
    /// Arguments as a list or tuple in `f + 1`, keywords as a dict in `f + 2` if `has_kw`.
    CallEx {
        dst: Reg,
        f: Reg,
        has_kw: bool,
    },
    /// `R[f] , R[f + 1] = method, self` (or a callable and unset).
    LoadMethod {
        f: Reg,
        obj: Reg,
        site: u32,
    },
    LoadSuperMethod {
        f: Reg,
        cls: Reg,
        obj: Reg,
        name: u32,
    },
    /// After `LoadMethod` or `LoadSpecial`: arguments in `f + 2 ..`.
    CallLoaded {
        dst: Reg,
        f: Reg,
        nargs: u8,
    },
    CallLoadedKw {
        dst: Reg,
        f: Reg,
        nargs: u8,
        names: u32,
    },
    /// Fused lookup and call: receiver in `f + 1`, arguments in `f + 2 ..`. Only where no argument
    /// can run code.
    CallMethod {
        dst: Reg,
        f: Reg,
        nargs: u8,
        site: u32,
    },
    Return {
        src: Reg,
    },
    ReturnNone,
    /// Defaults tuple, keyword defaults dict, closure tuple, annotations dict in `start ..`, or None.
    MakeFunction {
        dst: Reg,
        start: Reg,
        code: u32,
    },

    // Generators and coroutines.
    /// Turn the running frame into a generator (or coroutine) and return that to the caller.
    MakeGenerator,
    /// Hand out `src`; `dst` receives what is sent.
    Yield {
        dst: Reg,
        src: Reg,
    },
    /// Delegate to `iter`; `dst` holds the value to send before, and the result after. Stays here
    /// until the delegate returns.
    YieldFrom {
        dst: Reg,
        iter: Reg,
    },
    GetYieldFromIter {
        dst: Reg,
        src: Reg,
    },
    GetAwaitable {
        dst: Reg,
        src: Reg,
    },
    GetAsyncIter {
        dst: Reg,
        src: Reg,
    },
    /// The awaitable of `__anext__`.
    GetAsyncNext {
        dst: Reg,
        src: Reg,
    },
    /// Async generators: hand out `src` wrapped, so that the driver can tell it from an await.
    AsyncYield {
        dst: Reg,
        src: Reg,
    },

    // Exceptions. A handler's table entry names the register that receives the exception.
    /// kind: 0 bare `raise`, 1 with exception, 2 with cause.
    Raise {
        exc: Reg,
        cause: Reg,
        kind: u8,
    },
    /// Save the exception being handled in `save`; `exc` becomes it.
    PushExc {
        save: Reg,
        exc: Reg,
    },
    PopExc {
        save: Reg,
    },
    /// Go on raising `exc` with its traceback as it is.
    Reraise {
        exc: Reg,
    },
    MatchExc {
        dst: Reg,
        exc: Reg,
        class: Reg,
    },
    /// `except*`: split `exc` by `class`: `matched`, and the rest back in `exc` (None if nothing).
    SplitExc {
        matched: Reg,
        exc: Reg,
        class: Reg,
    },
    /// `except*`: from the original `exc` and the list `raised` (its last entry the unmatched rest,
    /// or None) to what is to be raised, or None.
    MergeExc {
        dst: Reg,
        exc: Reg,
        raised: Reg,
    },
    /// Method pair for `with`: `R[f], R[f + 1] = method, self`.
    LoadSpecial {
        f: Reg,
        obj: Reg,
        which: Special,
    },
    /// Type, exception and traceback to `start ..`.
    ExcInfo {
        start: Reg,
        exc: Reg,
    },

    // Imports.
    /// The module of exactly that (dotted) name; `level` counts the dots of a relative import.
    Import {
        dst: Reg,
        level: u8,
        name: u32,
    },
    ImportFrom {
        dst: Reg,
        module: Reg,
        name: u32,
    },
    ImportStar {
        module: Reg,
    },

    // match
    /// `dst = len(src)`
    GetLen {
        dst: Reg,
        src: Reg,
    },
    MatchSequence {
        dst: Reg,
        src: Reg,
    },
    MatchMapping {
        dst: Reg,
        src: Reg,
    },
    /// `dst` = tuple of the values under the tuple `keys`, or None.
    MatchKeys {
        dst: Reg,
        src: Reg,
        keys: Reg,
    },
    /// `dst` = tuple of attributes for `n` positional patterns and the constant tuple of names, or
    /// None. `class` stands in `dst` before.
    MatchClass {
        dst: Reg,
        src: Reg,
        n: u8,
        names: u32,
    },

    /// Make sure the namespace has `__annotations__`.
    SetupAnnotations,
}
