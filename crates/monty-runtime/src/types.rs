//! The builtin types of the core: their numbers and their place in the hierarchy. Types of native
//! library modules follow them in the registry.

use crate::value::TypeRef;

/// Name, module and base of a core type.
pub struct CoreType {
    pub name: &'static str,
    pub module: &'static str,
    pub bases: &'static [TypeRef],
    /// May a class derive from it?
    pub open: bool,
}

macro_rules! core_types {
    ($($id:ident = $name:literal : $base:ident $($flag:ident)*;)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Index { $($id),* }
        $(pub const $id: TypeRef = TypeRef::new(Index::$id as u32);)*
        /// In the order of their numbers. `object` names itself as its base.
        pub const CORE_TYPES: &[CoreType] = &[$(core_types!(@def $name, $base $($flag)*)),*];
    };
    (@def $name:literal, $base:ident) => { CoreType { name: $name, module: "builtins", bases: &[$base], open: false } };
    (@def $name:literal, $base:ident open) => { CoreType { name: $name, module: "builtins", bases: &[$base], open: true } };
    (@def $name:literal, $base:ident types) => { CoreType { name: $name, module: "types", bases: &[$base], open: false } };
    (@def $name:literal, $base:ident types open) => { CoreType { name: $name, module: "types", bases: &[$base], open: true } };
    (@def $name:literal, $base:ident asyncio) => { CoreType { name: $name, module: "asyncio", bases: &[$base], open: true } };
    (@def $name:literal, $base:ident collections) => { CoreType { name: $name, module: "collections", bases: &[$base], open: true } };
    (@def $name:literal, $base:ident itertools) => { CoreType { name: $name, module: "itertools", bases: &[$base], open: true } };
    (@def $name:literal, $base:ident operator) => { CoreType { name: $name, module: "operator", bases: &[$base], open: false } };
    (@def $name:literal, $base:ident both) => { CoreType { name: $name, module: "builtins", bases: &[$base, EXCEPTION], open: true } };
}

core_types! {
    OBJECT = "object": OBJECT open;
    TYPE = "type": OBJECT open;
    INT = "int": OBJECT open;
    BOOL = "bool": INT;
    FLOAT = "float": OBJECT open;
    COMPLEX = "complex": OBJECT open;
    STR = "str": OBJECT open;
    BYTES = "bytes": OBJECT open;
    BYTEARRAY = "bytearray": OBJECT open;
    LIST = "list": OBJECT open;
    TUPLE = "tuple": OBJECT open;
    DICT = "dict": OBJECT open;
    SET = "set": OBJECT open;
    FROZENSET = "frozenset": OBJECT open;
    RANGE = "range": OBJECT;
    SLICE = "slice": OBJECT;
    NONE = "NoneType": OBJECT;
    ELLIPSIS = "ellipsis": OBJECT;
    NOT_IMPLEMENTED = "NotImplementedType": OBJECT;
    FUNCTION = "function": OBJECT;
    BUILTIN_FUNCTION = "builtin_function_or_method": OBJECT;
    METHOD_DESCRIPTOR = "method_descriptor": OBJECT;
    WRAPPER_DESCRIPTOR = "wrapper_descriptor": OBJECT;
    METHOD_WRAPPER = "method-wrapper": OBJECT;
    METHOD = "method": OBJECT;
    CODE = "code": OBJECT;
    CELL = "cell": OBJECT;
    GENERATOR = "generator": OBJECT;
    COROUTINE = "coroutine": OBJECT;
    ASYNC_GENERATOR = "async_generator": OBJECT;
    ASYNC_GENERATOR_ASEND = "async_generator_asend": OBJECT;
    MODULE = "module": OBJECT open;
    PROPERTY = "property": OBJECT open;
    STATICMETHOD = "staticmethod": OBJECT open;
    CLASSMETHOD = "classmethod": OBJECT open;
    SUPER = "super": OBJECT open;
    MAPPINGPROXY = "mappingproxy": OBJECT;
    MEMBER_DESCRIPTOR = "member_descriptor": OBJECT;
    GETSET_DESCRIPTOR = "getset_descriptor": OBJECT;
    GENERIC_ALIAS = "GenericAlias": OBJECT types open;
    UNION = "UnionType": OBJECT types;
    TRACEBACK = "traceback": OBJECT;
    FRAME = "frame": OBJECT;
    HOST_FUTURE = "HostFuture": OBJECT asyncio;
    MEMORYVIEW = "memoryview": OBJECT;
    DICT_KEYS = "dict_keys": OBJECT;
    DICT_VALUES = "dict_values": OBJECT;
    DICT_ITEMS = "dict_items": OBJECT;
    ODICT_KEYS = "odict_keys": DICT_KEYS;
    ODICT_VALUES = "odict_values": DICT_VALUES;
    ODICT_ITEMS = "odict_items": DICT_ITEMS;
    LIST_ITERATOR = "list_iterator": OBJECT;
    LIST_REVERSEITERATOR = "list_reverseiterator": OBJECT;
    TUPLE_ITERATOR = "tuple_iterator": OBJECT;
    STR_ITERATOR = "str_ascii_iterator": OBJECT;
    WIDE_STR_ITERATOR = "str_iterator": OBJECT;
    BYTES_ITERATOR = "bytes_iterator": OBJECT;
    BYTEARRAY_ITERATOR = "bytearray_iterator": OBJECT;
    RANGE_ITERATOR = "range_iterator": OBJECT;
    LONGRANGE_ITERATOR = "longrange_iterator": OBJECT;
    DICT_KEYITERATOR = "dict_keyiterator": OBJECT;
    DICT_VALUEITERATOR = "dict_valueiterator": OBJECT;
    DICT_ITEMITERATOR = "dict_itemiterator": OBJECT;
    ODICT_ITERATOR = "odict_iterator": DICT_KEYITERATOR;
    DICT_REVERSEKEYITERATOR = "dict_reversekeyiterator": OBJECT;
    DICT_REVERSEVALUEITERATOR = "dict_reversevalueiterator": OBJECT;
    DICT_REVERSEITEMITERATOR = "dict_reverseitemiterator": OBJECT;
    SET_ITERATOR = "set_iterator": OBJECT;
    SEQUENCE_ITERATOR = "iterator": OBJECT;
    CALLABLE_ITERATOR = "callable_iterator": OBJECT;
    ENUMERATE = "enumerate": OBJECT open;
    ZIP = "zip": OBJECT open;
    MAP = "map": OBJECT open;
    FILTER = "filter": OBJECT open;
    REVERSED = "reversed": OBJECT open;
    DEQUE = "deque": OBJECT collections;
    TUPLE_GETTER = "_tuplegetter": OBJECT collections;
    ACCUMULATE = "accumulate": OBJECT itertools;
    BATCHED = "batched": OBJECT itertools;
    CHAIN = "chain": OBJECT itertools;
    COMBINATIONS = "combinations": OBJECT itertools;
    COMBINATIONS_WITH_REPLACEMENT = "combinations_with_replacement": OBJECT itertools;
    COMPRESS = "compress": OBJECT itertools;
    COUNT = "count": OBJECT itertools;
    CYCLE = "cycle": OBJECT itertools;
    DROPWHILE = "dropwhile": OBJECT itertools;
    FILTERFALSE = "filterfalse": OBJECT itertools;
    ISLICE = "islice": OBJECT itertools;
    PAIRWISE = "pairwise": OBJECT itertools;
    PERMUTATIONS = "permutations": OBJECT itertools;
    PRODUCT = "product": OBJECT itertools;
    REPEAT = "repeat": OBJECT itertools;
    STARMAP = "starmap": OBJECT itertools;
    TAKEWHILE = "takewhile": OBJECT itertools;
    ZIP_LONGEST = "zip_longest": OBJECT itertools;
    GROUPBY = "groupby": OBJECT itertools;
    GROUPER = "_grouper": OBJECT itertools;
    TEE = "_tee": OBJECT itertools;
    ITEM_GETTER = "itemgetter": OBJECT operator;
    ATTR_GETTER = "attrgetter": OBJECT operator;
    METHOD_CALLER = "methodcaller": OBJECT operator;
    BASE_EXCEPTION = "BaseException": OBJECT open;
    EXCEPTION = "Exception": BASE_EXCEPTION open;
    BASE_EXCEPTION_GROUP = "BaseExceptionGroup": BASE_EXCEPTION open;
    EXCEPTION_GROUP = "ExceptionGroup": BASE_EXCEPTION_GROUP both;
    GENERATOR_EXIT = "GeneratorExit": BASE_EXCEPTION open;
    KEYBOARD_INTERRUPT = "KeyboardInterrupt": BASE_EXCEPTION open;
    SYSTEM_EXIT = "SystemExit": BASE_EXCEPTION open;
    ARITHMETIC_ERROR = "ArithmeticError": EXCEPTION open;
    FLOATING_POINT_ERROR = "FloatingPointError": ARITHMETIC_ERROR open;
    OVERFLOW_ERROR = "OverflowError": ARITHMETIC_ERROR open;
    ZERO_DIVISION_ERROR = "ZeroDivisionError": ARITHMETIC_ERROR open;
    ASSERTION_ERROR = "AssertionError": EXCEPTION open;
    ATTRIBUTE_ERROR = "AttributeError": EXCEPTION open;
    BUFFER_ERROR = "BufferError": EXCEPTION open;
    EOF_ERROR = "EOFError": EXCEPTION open;
    IMPORT_ERROR = "ImportError": EXCEPTION open;
    MODULE_NOT_FOUND_ERROR = "ModuleNotFoundError": IMPORT_ERROR open;
    LOOKUP_ERROR = "LookupError": EXCEPTION open;
    INDEX_ERROR = "IndexError": LOOKUP_ERROR open;
    KEY_ERROR = "KeyError": LOOKUP_ERROR open;
    MEMORY_ERROR = "MemoryError": EXCEPTION open;
    NAME_ERROR = "NameError": EXCEPTION open;
    UNBOUND_LOCAL_ERROR = "UnboundLocalError": NAME_ERROR open;
    OS_ERROR = "OSError": EXCEPTION open;
    BLOCKING_IO_ERROR = "BlockingIOError": OS_ERROR open;
    CHILD_PROCESS_ERROR = "ChildProcessError": OS_ERROR open;
    CONNECTION_ERROR = "ConnectionError": OS_ERROR open;
    BROKEN_PIPE_ERROR = "BrokenPipeError": CONNECTION_ERROR open;
    CONNECTION_ABORTED_ERROR = "ConnectionAbortedError": CONNECTION_ERROR open;
    CONNECTION_REFUSED_ERROR = "ConnectionRefusedError": CONNECTION_ERROR open;
    CONNECTION_RESET_ERROR = "ConnectionResetError": CONNECTION_ERROR open;
    FILE_EXISTS_ERROR = "FileExistsError": OS_ERROR open;
    FILE_NOT_FOUND_ERROR = "FileNotFoundError": OS_ERROR open;
    INTERRUPTED_ERROR = "InterruptedError": OS_ERROR open;
    IS_A_DIRECTORY_ERROR = "IsADirectoryError": OS_ERROR open;
    NOT_A_DIRECTORY_ERROR = "NotADirectoryError": OS_ERROR open;
    PERMISSION_ERROR = "PermissionError": OS_ERROR open;
    PROCESS_LOOKUP_ERROR = "ProcessLookupError": OS_ERROR open;
    TIMEOUT_ERROR = "TimeoutError": OS_ERROR open;
    REFERENCE_ERROR = "ReferenceError": EXCEPTION open;
    RUNTIME_ERROR = "RuntimeError": EXCEPTION open;
    NOT_IMPLEMENTED_ERROR = "NotImplementedError": RUNTIME_ERROR open;
    PYTHON_FINALIZATION_ERROR = "PythonFinalizationError": RUNTIME_ERROR open;
    RECURSION_ERROR = "RecursionError": RUNTIME_ERROR open;
    STOP_ASYNC_ITERATION = "StopAsyncIteration": EXCEPTION open;
    STOP_ITERATION = "StopIteration": EXCEPTION open;
    SYNTAX_ERROR = "SyntaxError": EXCEPTION open;
    INDENTATION_ERROR = "IndentationError": SYNTAX_ERROR open;
    TAB_ERROR = "TabError": INDENTATION_ERROR open;
    SYSTEM_ERROR = "SystemError": EXCEPTION open;
    TYPE_ERROR = "TypeError": EXCEPTION open;
    VALUE_ERROR = "ValueError": EXCEPTION open;
    UNICODE_ERROR = "UnicodeError": VALUE_ERROR open;
    UNICODE_DECODE_ERROR = "UnicodeDecodeError": UNICODE_ERROR open;
    UNICODE_ENCODE_ERROR = "UnicodeEncodeError": UNICODE_ERROR open;
    UNICODE_TRANSLATE_ERROR = "UnicodeTranslateError": UNICODE_ERROR open;
    WARNING = "Warning": EXCEPTION open;
    BYTES_WARNING = "BytesWarning": WARNING open;
    DEPRECATION_WARNING = "DeprecationWarning": WARNING open;
    ENCODING_WARNING = "EncodingWarning": WARNING open;
    FUTURE_WARNING = "FutureWarning": WARNING open;
    IMPORT_WARNING = "ImportWarning": WARNING open;
    PENDING_DEPRECATION_WARNING = "PendingDeprecationWarning": WARNING open;
    RESOURCE_WARNING = "ResourceWarning": WARNING open;
    RUNTIME_WARNING = "RuntimeWarning": WARNING open;
    SYNTAX_WARNING = "SyntaxWarning": WARNING open;
    UNICODE_WARNING = "UnicodeWarning": WARNING open;
    USER_WARNING = "UserWarning": WARNING open;
}
