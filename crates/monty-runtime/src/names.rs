//! Names the interpreter itself looks up, as constants: the first static strings of the registry,
//! after the empty string and the first 256 characters.

use crate::value::{Str, Sym};

/// Number of static strings before the named ones.
pub const FIRST_NAME: u32 = 257;

macro_rules! names {
    ($($id:ident = $text:literal),* $(,)?) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Index { $($id),* }
        $(pub const $id: Sym = Str::new(FIRST_NAME + Index::$id as u32);)*
        /// Their texts, in order.
        pub const NAMES: &[&str] = &[$($text),*];
    };
}

names! {
    SYS = "sys", WRITE = "write",
    STDOUT = "stdout", OWN_STDOUT = "__stdout__", OWN_STDERR = "__stderr__",
    INIT = "__init__", NEW = "__new__", CALL = "__call__", CLASS = "__class__", DICT = "__dict__",
    NAME = "__name__", QUALNAME = "__qualname__", MODULE = "__module__", DOC = "__doc__", BASES = "__bases__",
    MRO = "__mro__", SLOTS = "__slots__", ANNOTATIONS = "__annotations__", CLASSCELL = "__classcell__",
    GET = "__get__", SET = "__set__", DELETE = "__delete__", SET_NAME = "__set_name__",
    INIT_SUBCLASS = "__init_subclass__", CLASS_GETITEM = "__class_getitem__", PREPARE = "__prepare__",
    INSTANCECHECK = "__instancecheck__", SUBCLASSCHECK = "__subclasscheck__",
    GETATTR = "__getattr__", GETATTRIBUTE = "__getattribute__", SETATTR = "__setattr__", DELATTR = "__delattr__",
    DIR = "__dir__", REPR = "__repr__", STR = "__str__", FORMAT = "__format__", BYTES = "__bytes__",
    HASH = "__hash__", BOOL = "__bool__", LEN = "__len__", LENGTH_HINT = "__length_hint__",
    ITER = "__iter__", NEXT = "__next__", REVERSED = "__reversed__", CONTAINS = "__contains__",
    GETITEM = "__getitem__", SETITEM = "__setitem__", DELITEM = "__delitem__", MISSING = "__missing__",
    ENTER = "__enter__", EXIT = "__exit__", AENTER = "__aenter__", AEXIT = "__aexit__",
    AWAIT = "__await__", AITER = "__aiter__", ANEXT = "__anext__",
    INDEX = "__index__", INT = "__int__", FLOAT = "__float__", COMPLEX = "__complex__",
    ROUND = "__round__", TRUNC = "__trunc__", FLOOR = "__floor__", CEIL = "__ceil__", ABS = "__abs__",
    NEG = "__neg__", POS = "__pos__", INVERT = "__invert__", DIVMOD = "__divmod__", RDIVMOD = "__rdivmod__",
    LT = "__lt__", LE = "__le__", EQ = "__eq__", NE = "__ne__", GT = "__gt__", GE = "__ge__",
    ADD = "__add__", SUB = "__sub__", MUL = "__mul__", TRUEDIV = "__truediv__", FLOORDIV = "__floordiv__",
    MOD = "__mod__", POW = "__pow__", LSHIFT = "__lshift__", RSHIFT = "__rshift__", AND = "__and__", OR = "__or__",
    XOR = "__xor__", MATMUL = "__matmul__",
    RADD = "__radd__", RSUB = "__rsub__", RMUL = "__rmul__", RTRUEDIV = "__rtruediv__", RFLOORDIV = "__rfloordiv__",
    RMOD = "__rmod__", RPOW = "__rpow__", RLSHIFT = "__rlshift__", RRSHIFT = "__rrshift__", RAND = "__rand__",
    ROR = "__ror__", RXOR = "__rxor__", RMATMUL = "__rmatmul__",
    IADD = "__iadd__", ISUB = "__isub__", IMUL = "__imul__", ITRUEDIV = "__itruediv__", IFLOORDIV = "__ifloordiv__",
    IMOD = "__imod__", IPOW = "__ipow__", ILSHIFT = "__ilshift__", IRSHIFT = "__irshift__", IAND = "__iand__",
    IOR = "__ior__", IXOR = "__ixor__", IMATMUL = "__imatmul__",
    DEFAULTS = "__defaults__", KWDEFAULTS = "__kwdefaults__", CODE = "__code__", CLOSURE = "__closure__",
    GLOBALS = "__globals__", WRAPPED = "__wrapped__", SELF = "__self__", FUNC = "__func__",
    CAUSE = "__cause__", CONTEXT = "__context__", SUPPRESS_CONTEXT = "__suppress_context__",
    TRACEBACK = "__traceback__", NOTES = "__notes__", ARGS = "args", VALUE = "value", MAIN = "__main__",
    BUILTINS = "builtins", ALL = "__all__", FILE = "__file__", PATH = "__path__", SPEC = "__spec__", LOADER = "__loader__",
    PACKAGE = "__package__", MATCH_ARGS = "__match_args__", MAPPING = "keys",
    METACLASS = "metaclass", OBJ = "obj", NAME_ATTR = "name", MSG = "msg", CODE_ATTR = "code",
    SEND = "send", THROW = "throw", CLOSE = "close", FGET = "fget", LAMBDA = "<lambda>", MODULE_CODE = "<module>",
    ABSTRACTMETHODS = "__abstractmethods__", ISABSTRACT = "__isabstractmethod__", WEAKREF = "__weakref__",
    FIRSTLINENO = "__firstlineno__", STATIC_ATTRIBUTES = "__static_attributes__", TYPE_PARAMS = "__type_params__",
    PRINT_FILE_AND_LINE = "print_file_and_line", FILENAME = "filename", LINENO = "lineno", OFFSET = "offset", TEXT = "text",
    END_LINENO = "end_lineno", END_OFFSET = "end_offset", EXCEPTIONS = "exceptions", MESSAGE = "message",
    BASE = "__base__", SUBCLASSES = "__subclasses__", ORIG_BASES = "__orig_bases__", MRO_ENTRIES = "__mro_entries__",
    CO_NAME = "co_name", TB_NEXT = "tb_next", ENCODING = "encoding", OBJECT_ATTR = "object", START = "start", END = "end",
    PATH_ATTR = "path", ITERABLE_COROUTINE = "\0coroutine", REPORTED_TEXT = "\0text", SELF_ATTR = "\0self", NAME_FROM = "name_from", REASON = "reason", ERRNO = "errno", STRERROR = "strerror", FILENAME2 = "filename2", HASH_NAME = "hash",
    TOOL_JUDGED = "_tool_judged", TOOL_TOTAL = "_tool_total", TOOL_GROUPBY = "_groupby", CHECK_ITERATOR = "_check_iterator",
    OPERATOR_MODULE = "_operator", ENUMERATE_ITEM = "_enumerate_item", MAP_ITEM = "_map_item", GIVE_BACK = "_give_back", MEMBER_NAME = "_name_",
    CACHE_STATE = "_state\0", PARTIAL_FUNC = "_func\0", PARTIAL_ARGS = "_args\0", PARTIAL_KEYWORDS = "_keywords\0",
    ARRAY_CODE = "_code\0", ARRAY_ITEMS = "_items\0", NATIVE_NAMES = "_native_names",
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_name_is_there_once() {
        let mut names = super::NAMES.to_vec();
        names.sort_unstable();
        let twice: Vec<_> = names.windows(2).filter(|two| two[0] == two[1]).collect();
        assert!(twice.is_empty(), "the indexes behind these would be wrong: {twice:?}");
    }
}
