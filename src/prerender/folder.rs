//! The folder that a static host serves: every file in it is whole at any moment, and what has not changed is not
//! touched.
//!
//! A file is written beside the others, in `.maqal`, and then takes its place. What was made, of what, is noted there
//! as it is done, a line a file: who is stopped goes on from there.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Value, json};

use super::Fault;
use crate::domain::Slug;

const OWN: &str = ".maqal";
const NOTES: &str = "files.jsonl";
const LOCK: &str = "lock";

/// What a file was made of, by the file's path in the folder.
type Notes = HashMap<String, String>;

/// A folder of files that are made.
pub struct Folder {
    root: PathBuf,
    count: AtomicU64,
    /// Held as long as this is: two programs at once would write each other's files.
    _lock: File,
    /// What was there when this began.
    before: Notes,
    now: Mutex<(Notes, File)>,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Written,
    /// It was there and is the same.
    Unchanged,
}

impl Folder {
    /// Opens the folder, or makes it. Clears away what was stopped halfway.
    ///
    /// # Errors
    /// What the file system says.
    pub fn open(root: &Path) -> Result<Self, Fault> {
        let own = root.join(OWN);
        make_folder(&own)?;
        let lock = File::create(own.join(LOCK)).map_err(|error| Fault::file(&own, error))?;
        lock.try_lock().map_err(|_| Fault::Busy(root.to_owned()))?;
        for entry in fs::read_dir(&own).map_err(|error| Fault::file(&own, error))?.flatten() {
            if entry.file_name() != NOTES && entry.file_name() != LOCK {
                let _ = fs::remove_file(entry.path());
            }
        }
        let path = own.join(NOTES);
        let text = match fs::read_to_string(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(Fault::file(&path, error)),
            text => text.unwrap_or_default(),
        };
        let mut before = Notes::new();
        // The last line may have been broken off.
        for line in text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
            if let (Some(file), Some(of)) = (line.get(0).and_then(Value::as_str), line.get(1).and_then(Value::as_str)) {
                before.insert(file.to_owned(), of.to_owned());
            }
        }
        let notes = OpenOptions::new().create(true).append(true).open(&path);
        let mut notes = notes.map_err(|error| Fault::file(&path, error))?;
        if !text.is_empty() && !text.ends_with('\n') {
            notes.write_all(b"\n").map_err(|error| Fault::file(&path, error))?;
        }
        Ok(Self {
            root: root.to_owned(),
            count: AtomicU64::new(0),
            _lock: lock,
            before,
            now: Mutex::new((Notes::new(), notes)),
        })
    }

    /// Whether the file was made of just this, and is there.
    pub fn is_current(&self, file: &str, of: &str) -> bool {
        self.made_of(file) == Some(of)
    }

    /// Whether a file may be called so that is named after a slug: another one's folder would be in its way.
    pub fn has_room_for(&self, file: &str, slug: &Slug) -> bool {
        !slug.as_str().contains('/') && self.path(file).is_ok()
    }

    /// What a file was made of that was there when this began.
    pub fn made_of(&self, file: &str) -> Option<&str> {
        self.before.get(file).map(String::as_str).filter(|_| self.path(file).is_ok_and(|path| path.is_file()))
    }

    /// Keeps a file as it is.
    ///
    /// # Errors
    /// What the file system says.
    pub fn keep(&self, file: &str) -> Result<(), Fault> {
        match self.before.get(file) {
            Some(of) => self.note(file, of),
            None => Ok(()),
        }
    }

    /// Makes a file say this, and notes what it was made of.
    ///
    /// # Errors
    /// What the file system says, or that this is no name for a file.
    pub fn write(&self, file: &str, content: &[u8], of: &str) -> Result<Outcome, Fault> {
        let path = self.path(file)?;
        let is_same = fs::read(&path).is_ok_and(|before| before == content);
        if !is_same {
            if let Some(folder) = path.parent() {
                make_folder(folder)?;
            }
            let new = self.root.join(OWN).join(format!("new-{}", self.count.fetch_add(1, Ordering::Relaxed)));
            fs::write(&new, content).map_err(|error| Fault::file(&new, error))?;
            fs::rename(&new, &path).map_err(|error| Fault::file(&path, error))?;
        }
        self.note(file, of)?;
        Ok(if is_same { Outcome::Unchanged } else { Outcome::Written })
    }

    /// Takes away every file that was made before and neither made nor kept this time, if `is_gone` says so of it and
    /// what it was made of. Gives how many there were.
    ///
    /// # Errors
    /// What the file system says.
    pub fn finish(self, is_gone: impl Fn(&str, &str) -> bool) -> Result<usize, Fault> {
        let (mut notes, _) = self.now.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
        let mut removed = 0;
        for (file, of) in self.before {
            if notes.contains_key(&file) {
                continue;
            }
            if !is_gone(&file, &of) {
                notes.insert(file, of);
            } else if let Ok(path) = place(&self.root, &file) {
                removed += usize::from(fs::remove_file(&path).is_ok());
                // Folders that are empty now go as well; of others the system refuses it.
                let up = path.ancestors().skip(1).take_while(|folder| *folder != self.root);
                for folder in up {
                    if fs::remove_dir(folder).is_err() {
                        break;
                    }
                }
            }
        }
        let mut lines: Vec<String> = notes.into_iter().map(|(file, of)| json!([file, of]).to_string() + "\n").collect();
        lines.sort();
        let (own, new) = (self.root.join(OWN).join(NOTES), self.root.join(OWN).join("new-notes"));
        fs::write(&new, lines.concat()).map_err(|error| Fault::file(&new, error))?;
        fs::rename(&new, &own).map_err(|error| Fault::file(&own, error))?;
        Ok(removed)
    }

    fn note(&self, file: &str, of: &str) -> Result<(), Fault> {
        let mut now = self.now.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let (notes, lines) = &mut *now;
        // What stands there already need not be written down again.
        if self.before.get(file).is_none_or(|before| before != of) {
            let line = json!([file, of]).to_string() + "\n";
            lines.write_all(line.as_bytes()).map_err(|error| Fault::file(&self.root.join(OWN).join(NOTES), error))?;
        }
        notes.insert(file.to_owned(), of.to_owned());
        Ok(())
    }

    fn path(&self, file: &str) -> Result<PathBuf, Fault> {
        place(&self.root, file)
    }
}

/// A file's place in a folder: inside it, and not among what is the program's own.
fn place(root: &Path, file: &str) -> Result<PathBuf, Fault> {
    let mut steps = Path::new(file).components();
    let is_inside = !file.is_empty() && steps.all(|step| matches!(step, Component::Normal(step) if step != OWN));
    let is_short = file.len() <= 1000 && file.split('/').all(|step| step.len() <= 255);
    if is_inside && is_short && !file.contains(['\\', '\0']) {
        Ok(root.join(file))
    } else {
        Err(Fault::Name(file.to_owned()))
    }
}

fn make_folder(path: &Path) -> Result<(), Fault> {
    fs::create_dir_all(path).map_err(|error| Fault::file(path, error))
}
