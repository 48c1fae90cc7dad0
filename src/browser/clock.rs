//! The time of day and chance, which the layers below get as arguments.

/// Milliseconds since 1970 (UTC).
#[must_use]
pub fn now_ms() -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the clock counts whole milliseconds after 1970"
    )]
    let now = js_sys::Date::now() as u64;
    now
}

/// Does something after so many milliseconds.
pub fn after(milliseconds: i32, then: impl FnOnce() + 'static) {
    let then = wasm_bindgen::closure::Closure::once_into_js(then);
    if let Some(window) = web_sys::window() {
        // A closure is a function; a window that has no timers shows no page.
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(
            wasm_bindgen::JsCast::unchecked_ref(&then),
            milliseconds,
        );
    }
}

/// Waits so many milliseconds.
pub async fn wait(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        after(milliseconds, move || {
            // A promise's own function does not fail.
            let _ = resolve.call0(&wasm_bindgen::JsValue::UNDEFINED);
        });
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}

/// A new id for a draft: the time and a random part, in letters and digits.
#[must_use]
pub fn new_id() -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the product is below 2^32"
    )]
    let random = (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
    format!("{:x}{random:08x}", now_ms())
}

/// How many minutes of the day a time like `09:42` is after; 0 where it is none.
#[must_use]
pub fn minutes_of(time: &str) -> u64 {
    let (hours, minutes) = time.split_once(':').unwrap_or_default();
    let number = |digits: &str| digits.parse::<u64>().unwrap_or_default();
    number(hours) * 60 + number(minutes)
}

/// A moment as the user's own calendar and clock write it: `2022-03-15 09:42`.
#[must_use]
pub fn local_minute(ms: u64) -> String {
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(ms as f64));
    format!(
        "{}-{:02}-{:02} {:02}:{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date(),
        date.get_hours(),
        date.get_minutes()
    )
}
