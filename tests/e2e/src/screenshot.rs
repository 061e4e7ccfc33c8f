//! Pictures for people: into the folder `OUTPOST_SHOTS`, when it is set.

use std::path::{Path, PathBuf};

use crate::failure::{Because, Outcome};
use crate::page::Page;

/// Writes a picture of `page` as `name` if pictures are wanted.
pub async fn take(page: &Page, name: &str) -> Outcome {
    match std::env::var_os("OUTPOST_SHOTS") {
        Some(folder) => write(page, &PathBuf::from(folder), name).await.map(drop),
        None => Ok(()),
    }
}

/// Writes a picture of `page` into `folder`; the file's name is made from `name`.
pub async fn write(page: &Page, folder: &Path, name: &str) -> Outcome<PathBuf> {
    let file: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).take(100).collect();
    let path = folder.join(file).with_extension("png");
    std::fs::create_dir_all(folder).because(format!("making {}", folder.display()))?;
    std::fs::write(&path, page.screenshot().await?).because(format!("writing {}", path.display()))?;
    Ok(path)
}
