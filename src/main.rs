//! The app's entry: nothing but the call.

fn main() {
    maqal::app::start();
}
