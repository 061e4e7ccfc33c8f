//! Several tabs of one browser. Each is a window of its own: a hidden tab gets its timers late and paints nothing.

use fantoccini::wd::WindowHandle;
use serde_json::json;

use crate::browser::{Browser, Size};
use crate::failure::{Because, Outcome};

/// One tab.
#[derive(Debug, Clone)]
pub struct Tab(WindowHandle);

impl Browser {
    /// The tab that the page's questions go to.
    pub async fn tab(&self) -> Outcome<Tab> {
        self.client().window().await.map(Tab).because("asking for the tab")
    }

    /// Opens another tab, which the page's questions go to from now on.
    pub async fn open_tab(&self) -> Outcome<Tab> {
        let tab = Tab(self.client().new_window(false).await.because("opening a tab")?.handle);
        self.switch_to(&tab).await?;
        self.resize(Size::DESKTOP).await?;
        Ok(tab)
    }

    /// Lets the page's questions go to this tab.
    pub async fn switch_to(&self, tab: &Tab) -> Outcome {
        self.client().switch_to_window(tab.0.clone()).await.because("changing to another tab")
    }

    /// Closes a tab; the page's questions go to the other one from now on.
    pub async fn close_tab(&self, tab: &Tab, other: &Tab) -> Outcome {
        self.switch_to(tab).await?;
        self.client().close_window().await.because("closing a tab")?;
        self.switch_to(other).await
    }

    /// Lets a tab die in the middle of whatever it does; the page's questions go to the other one from now on.
    pub async fn crash_tab(&self, tab: &Tab, other: &Tab) -> Outcome {
        self.switch_to(tab).await?;
        // Nobody is left to answer.
        let _ = self.devtools("Page.crash", json!({})).await;
        self.switch_to(other).await
    }
}
