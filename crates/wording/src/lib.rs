//! Every sentence the product says, in English and Russian.
