//! Reading and writing documents: every fault with line, column and path; canonical bytes.
