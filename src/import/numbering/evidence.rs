//! How the cases of two sheets compare that have the same number.

/// How the cases with numbers in common compare.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    /// Neither day nor text agree.
    pub differ: u32,
    /// Day or text agree.
    pub agree: u32,
    /// Of those, how many agree in both.
    pub whole: u32,
}

impl Evidence {
    pub fn add(&mut self, other: Self) {
        self.differ += other.differ;
        self.agree += other.agree;
        self.whole += other.whole;
    }

    /// Whether most of the numbers stand for different cases. Where they are as many, one case that is told wholly
    /// alike decides that they are the same: by chance, two cases have a day in common, but not their words too.
    pub const fn restarts(self) -> bool {
        self.differ > self.agree
            || (self.differ > 0 && self.differ == self.agree && self.whole == 0)
    }

    /// Whether numbers that begin anew would be no surprise, though most are the same.
    pub const fn is_doubtful(self) -> bool {
        self.differ > 0 && self.differ * 2 >= self.agree
    }
}
