//! Values between the heap and the host: out as plain trees, in as objects. Depth is bounded by
//! [`MAX_DEPTH`](monty_host::MAX_DEPTH), so the functions here may recurse over it.

mod call;
mod into;
mod out;
mod special;
