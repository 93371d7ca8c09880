//! The widget's WebAssembly: what `maqal::widget` exports, and nothing that runs by itself.

use maqal as _;

fn main() {}
