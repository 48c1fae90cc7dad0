//! The text editor of the report's sections: the calls of `vendor/prosemirror.js`, loaded with the first section.

use js_sys::{Array, JsString, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

use super::vendor_script::VendorScript;

const SCRIPT: VendorScript = VendorScript {
    address: "vendor/prosemirror.js",
    global: "lardomEditor",
};

#[wasm_bindgen]
extern "C" {
    type Library;

    #[wasm_bindgen(method, catch)]
    fn open(this: &Library, element: &HtmlElement, with: &Object) -> Result<Instance, JsValue>;

    type Instance;

    #[wasm_bindgen(method)]
    fn document(this: &Instance) -> String;

    #[wasm_bindgen(method, js_name = isChanged)]
    fn is_changed(this: &Instance) -> bool;

    #[wasm_bindgen(method)]
    fn figures(this: &Instance) -> Array;

    #[wasm_bindgen(method, js_name = insertFigure)]
    fn insert_figure(this: &Instance, index: usize);

    #[wasm_bindgen(method)]
    fn forms(this: &Instance) -> Array;

    #[wasm_bindgen(method)]
    fn form(this: &Instance) -> String;

    #[wasm_bindgen(method, js_name = setForm)]
    fn set_form(this: &Instance, form: &str);

    #[wasm_bindgen(method)]
    fn undo(this: &Instance);

    #[wasm_bindgen(method)]
    fn redo(this: &Instance);

    #[wasm_bindgen(method, js_name = toggleBold)]
    fn toggle_bold(this: &Instance);

    #[wasm_bindgen(method, js_name = toggleItalic)]
    fn toggle_italic(this: &Instance);

    #[wasm_bindgen(method)]
    fn heading(this: &Instance, level: u8);

    #[wasm_bindgen(method)]
    fn paragraph(this: &Instance);

    #[wasm_bindgen(method, js_name = bulletList)]
    fn bullet_list(this: &Instance);

    #[wasm_bindgen(method, js_name = orderedList)]
    fn ordered_list(this: &Instance);

    #[wasm_bindgen(method, js_name = isActive)]
    fn is_active(this: &Instance, name: &str) -> bool;

    #[wasm_bindgen(method)]
    fn focus(this: &Instance);

    #[wasm_bindgen(method)]
    fn destroy(this: &Instance);
}

/// What a button of the editor does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// Sets in bold, or no longer.
    Bold,
    /// Sets in italics, or no longer.
    Italic,
    /// Makes a heading of the line, or a paragraph again.
    Heading,
    /// Makes a list with bullets, or paragraphs again.
    BulletList,
    /// Makes a numbered list, or paragraphs again.
    OrderedList,
    /// Takes back the last change.
    Undo,
    /// Makes the change again that was taken back.
    Redo,
}

impl Tool {
    const fn code(self) -> &'static str {
        match self {
            Self::Bold => "strong",
            Self::Italic => "em",
            Self::Heading => "heading",
            Self::BulletList => "bullet_list",
            Self::OrderedList => "ordered_list",
            Self::Undo => "undo",
            Self::Redo => "redo",
        }
    }
}

/// An open editor; it is closed when dropped.
pub struct TextEditor {
    instance: Instance,
    _changed: Closure<dyn FnMut()>,
}

impl TextEditor {
    /// Opens a document, and the figures that can be put in it, inside an element. `words` are those that the editor
    /// shows, by their names in the bundle; `changed` is called when the document or the selection has changed.
    ///
    /// # Errors
    /// Where the bundle is not [loaded](load), or the document is none of the editor's.
    pub fn open(
        element: &HtmlElement,
        document: &str,
        figures: &str,
        words: &[(&str, &str)],
        changed: impl FnMut() + 'static,
    ) -> Result<Self, JsValue> {
        let library: Library = SCRIPT.library().ok_or(JsValue::NULL)?.unchecked_into();
        let named = Object::new();
        for (name, text) in words {
            Reflect::set(&named, &(*name).into(), &(*text).into())?;
        }
        let changed = Closure::<dyn FnMut()>::new(changed);
        let with = Object::new();
        Reflect::set(&with, &"document".into(), &document.into())?;
        Reflect::set(&with, &"figures".into(), &figures.into())?;
        Reflect::set(&with, &"words".into(), &named)?;
        Reflect::set(&with, &"changed".into(), changed.as_ref())?;
        Ok(Self {
            instance: library.open(element, &with)?,
            _changed: changed,
        })
    }

    /// The document as it is now, as JSON.
    #[must_use]
    pub fn document(&self) -> String {
        self.instance.document()
    }

    /// Whether it is another than the one that was opened.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.instance.is_changed()
    }

    /// The figures that can be inserted: each one's name, and its value in digits.
    #[must_use]
    pub fn figures(&self) -> Vec<(String, String)> {
        pairs(&self.instance.figures())
    }

    /// Puts the figure at this place among [`figures`](Self::figures) where the cursor is.
    pub fn insert_figure(&self, index: usize) {
        self.instance.insert_figure(index);
    }

    /// The ways to write the figure that is chosen, each with its code and the words; none where none is chosen.
    #[must_use]
    pub fn forms(&self) -> Vec<(String, String)> {
        pairs(&self.instance.forms())
    }

    /// The code of the way in which the chosen figure is written.
    #[must_use]
    pub fn form(&self) -> String {
        self.instance.form()
    }

    /// Writes the chosen figure in another way.
    pub fn set_form(&self, form: &str) {
        self.instance.set_form(form);
    }

    /// Does what a button stands for, and lets the text have the focus.
    pub fn apply(&self, tool: Tool) {
        let editor = &self.instance;
        match tool {
            Tool::Bold => editor.toggle_bold(),
            Tool::Italic => editor.toggle_italic(),
            Tool::Heading if self.is_active(tool) => editor.paragraph(),
            // The section's own heading is the only one of level 1.
            Tool::Heading => editor.heading(2),
            Tool::BulletList => editor.bullet_list(),
            Tool::OrderedList => editor.ordered_list(),
            Tool::Undo => editor.undo(),
            Tool::Redo => editor.redo(),
        }
    }

    /// Whether it is so where the cursor is, or for [`Tool::Undo`] and [`Tool::Redo`], whether there is what to do.
    #[must_use]
    pub fn is_active(&self, tool: Tool) -> bool {
        self.instance.is_active(tool.code())
    }

    /// Puts the cursor in the text.
    pub fn focus(&self) {
        self.instance.focus();
    }
}

impl Drop for TextEditor {
    fn drop(&mut self) {
        self.instance.destroy();
    }
}

/// Calls back once the editor can be opened; with `false` where it cannot be fetched.
pub fn load(ready: impl FnOnce(bool) + 'static) {
    SCRIPT.load(ready);
}

fn pairs(list: &Array) -> Vec<(String, String)> {
    let text = |pair: &Array, at| pair.get(at).dyn_into::<JsString>().map(String::from);
    list.iter()
        .filter_map(|pair| {
            let pair: Array = pair.dyn_into().ok()?;
            Some((text(&pair, 0).ok()?, text(&pair, 1).ok()?))
        })
        .collect()
}
