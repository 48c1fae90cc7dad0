//! Values that Excel's binary formats write alike.

/// What a cell with the error shows.
pub const fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2B => "#GETTING_DATA",
        // An error of a later program's: there is no value, which is what the commonest says.
        _ => "#N/A",
    }
}

/// A number in the four bytes that both formats have for it: whole or the upper half of a float, in hundredths or not.
pub fn short_number(raw: u32) -> f64 {
    let number = if raw & 2 == 0 {
        f64::from_bits(u64::from(raw & 0xFFFF_FFFC) << 32)
    } else {
        f64::from(raw.cast_signed() >> 2)
    };
    if raw & 1 == 0 { number } else { number / 100.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_numbers_are_whole_or_half_a_float() {
        let check = |raw: u32, expected: f64| {
            assert!((short_number(raw) - expected).abs() < 1e-9, "{raw:#X}");
        };
        check(123 << 2 | 2, 123.0);
        check(123 << 2 | 3, 1.23);
        check((-5_i32 << 2).cast_unsigned() | 2, -5.0);
        check(0x3FF0_0000, 1.0);
        check(0x3FF0_0001, 0.01);
        check(0x40E5_C680, 44_596.0);
    }
}
