//! How this person likes it on this device.

use leptos::prelude::*;

use crate::browser::{environment, settings};
use crate::command::Profile;

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// Its name in style sheets and settings.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Light => Self::Dark,
            Self::Dark => Self::Light,
        }
    }
}

/// The settings, as signals. They last as long as the page, and over it where the device remembers.
#[derive(Debug, Clone, Copy)]
pub struct Preferences {
    /// Colours.
    pub theme: RwSignal<Theme>,
    /// Whose keys it answers to.
    pub keys: RwSignal<Profile>,
    /// Width of the folder pane in pixels.
    pub folders_width: RwSignal<i32>,
    /// Width of the list in pixels.
    pub list_width: RwSignal<i32>,
}

/// The pane widths of UX.md, section 2.
const FOLDERS_WIDTH: i32 = 240;
const LIST_WIDTH: i32 = 380;

impl Preferences {
    /// What was chosen before, else the system's ways.
    pub fn load() -> Self {
        let width = |name: &str, usual: i32| {
            let stored = settings::get(name).and_then(|width| width.parse().ok());
            RwSignal::new(stored.unwrap_or(usual))
        };
        let theme = RwSignal::new(chosen_theme().unwrap_or_else(system_theme));
        environment::set_root_attribute("data-theme", theme.get_untracked().name());
        environment::on_colour_change(move || {
            if chosen_theme().is_none() {
                show_theme(theme, system_theme());
            }
        });
        Self {
            theme,
            keys: RwSignal::new(chosen_keys()),
            folders_width: width("folders_width", FOLDERS_WIDTH),
            list_width: width("list_width", LIST_WIDTH),
        }
    }

    /// Goes over to the other colours.
    pub fn toggle_theme(&self) {
        let theme = self.theme.get_untracked().other();
        show_theme(self.theme, theme);
        settings::set("theme", theme.name());
    }

    /// The folder pane was made this wide.
    pub fn resize_folders(&self, width: i32) {
        self.folders_width.set(width);
        settings::set("folders_width", &width.to_string());
    }

    /// The list was made this wide.
    pub fn resize_list(&self, width: i32) {
        self.list_width.set(width);
        settings::set("list_width", &width.to_string());
    }
}

/// What the person chose, if they ever did; until then the system's colours are followed.
fn chosen_theme() -> Option<Theme> {
    let chosen = settings::get("theme")?;
    [Theme::Light, Theme::Dark].into_iter().find(|theme| theme.name() == chosen)
}

/// The keys that were chosen; Gmail's until then.
fn chosen_keys() -> Profile {
    match settings::get("keys").as_deref() {
        Some("outlook") => Profile::Outlook,
        Some("off") => Profile::Off,
        _ => Profile::Gmail,
    }
}

fn system_theme() -> Theme {
    if environment::prefers_dark() { Theme::Dark } else { Theme::Light }
}

fn show_theme(signal: RwSignal<Theme>, theme: Theme) {
    signal.set(theme);
    environment::set_root_attribute("data-theme", theme.name());
}
