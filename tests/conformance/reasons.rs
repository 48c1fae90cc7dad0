//! Why we stand by each difference: what is right for lists of cases is not always what a general reader gives.

/// The reason for a case, where there is one.
#[must_use]
pub fn of(id: &str) -> Option<&'static str> {
    REASONS.iter().find(|(known, _)| *known == id).map(|(_, reason)| *reason)
}

/// All cases with a reason.
pub fn ids() -> impl Iterator<Item = &'static str> {
    REASONS.iter().map(|(id, _)| *id)
}

const REASONS: [(&str, &str); 0] = [];
