//! A start tag and its attributes.

/// A start tag.
#[derive(Clone, Copy, Debug)]
pub struct Tag<'a> {
    /// The element's name.
    pub name: &'a [u8],
    /// Whether it ends where it starts.
    pub empty: bool,
    /// What stands between the name and the end.
    pub raw_attributes: &'a [u8],
}

impl<'a> Tag<'a> {
    /// The element's name without any prefix.
    pub fn local(self) -> &'a [u8] {
        local(self.name)
    }

    /// Names and values as they are written, up to the first that is not well-formed.
    pub fn attributes(self) -> Attributes<'a> {
        Attributes {
            rest: self.raw_attributes,
        }
    }

    /// The attribute of this name, whatever its prefix.
    pub fn attribute(self, name: &str) -> Option<&'a [u8]> {
        let mut all = self.attributes();
        all.find(|(key, _)| {
            let local = key.rsplit(|byte| *byte == b':').next();
            local == Some(name.as_bytes())
        })
        .map(|(_, value)| value)
    }
}

/// A name without any prefix.
pub fn local(name: &[u8]) -> &[u8] {
    name.rsplit(|byte| *byte == b':').next().unwrap_or(name)
}

/// Goes over a tag's attributes.
pub struct Attributes<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a [u8], &'a [u8]);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let start = self.rest.iter().position(|byte| !is_space(*byte))?;
        let rest = self.rest.get(start..)?;
        let equals = rest.iter().position(|byte| *byte == b'=')?;
        let key = rest.get(..equals)?;
        let mut value = rest.get(equals + 1..)?;
        while let Some((first, after)) = value.split_first()
            && is_space(*first)
        {
            value = after;
        }
        let (quote, value) = value.split_first()?;
        if !matches!(quote, b'"' | b'\'') {
            return None;
        }
        let end = value.iter().position(|byte| byte == quote)?;
        self.rest = value.get(end + 1..)?;
        Some((key.trim_ascii_end(), value.get(..end)?))
    }
}

/// White space, as XML has it.
pub const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}
