//! Lead stories, as the specification says.
