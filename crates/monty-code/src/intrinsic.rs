//! The builtins that instructions name.

use serde::{Deserialize, Serialize};

macro_rules! intrinsics {
    ($($id:ident = $name:literal),* $(,)?) => {
        /// Builtins that code needs or knows, which guests cannot rebind.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Intrinsic { $($id),* }

        impl Intrinsic {
            /// All of them, in order.
            pub const ALL: &[Intrinsic] = &[$(Intrinsic::$id),*];

            /// The builtin's name.
            ///
            /// ```
            /// assert_eq!(monty_code::Intrinsic::Sum.name(), "sum");
            /// ```
            pub fn name(self) -> &'static str {
                match self {
                    $(Intrinsic::$id => $name),*
                }
            }
        }
    };
}

intrinsics! {
    AssertionError = "AssertionError", BuildClass = "__build_class__", Ellipsis = "Ellipsis",
    StopAsyncIteration = "StopAsyncIteration", NotImplementedError = "NotImplementedError",
    All = "all", Any = "any", FrozenSet = "frozenset", List = "list", Max = "max", Min = "min", Next = "next",
    Set = "set", Sorted = "sorted", Sum = "sum", Tuple = "tuple",
}
