//! The engine: reads files and counts, in a web worker of the page.

fn main() {
    console_error_panic_hook::set_once();
    lardom::browser::engine_host::serve();
}
