//! todo
pub struct SnapshotError(pub String);
