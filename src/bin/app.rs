//! The page: shows and edits, in the browser's main thread.

fn main() {
    console_error_panic_hook::set_once();
    lardom::ui::mount();
}
