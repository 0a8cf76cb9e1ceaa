//! Settings of other services by which people sign in (OpenID Connect).

use std::path::PathBuf;

use anyhow::{Context, bail};
use serde::{Deserialize, Serialize};

/// One such service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenId {
    /// What people call it: "Sign in with .."
    pub name: String,
    /// Its address, exactly as it writes it itself (`issuer` in its `/.well-known/openid-configuration`).
    pub issuer: String,
    /// What it calls this site.
    pub client: String,
    /// What this site proves that by; empty where the service wants nothing.
    #[serde(default)]
    pub secret: String,
    /// A file with the secret, instead of the secret.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret_file: Option<PathBuf>,
    /// Whether whoever it knows, with an address that it has proved, gets an account here; else only those who have one.
    #[serde(default)]
    pub sign_up: bool,
    /// Days of membership that each sign-in gives, where this is an institution's service and the site has members.
    #[serde(default)]
    pub membership_days: u32,
}

impl OpenId {
    /// Looks for what cannot be used.
    ///
    /// # Errors
    /// In a sentence that says what to do.
    pub fn check(&self) -> anyhow::Result<()> {
        if self.name.trim().is_empty() || self.client.is_empty() {
            bail!(
                "an [[openid]] needs a name, which people see, and a client, which is what the service calls this site"
            );
        }
        if identity::openid::Provider::document(&self.issuer).is_none() {
            bail!("openid {:?} has the issuer {:?}; it must start with https://", self.name, self.issuer);
        }
        if !self.secret.is_empty() && self.secret_file.is_some() {
            bail!("openid {:?} has both a secret and a secret_file; leave one out", self.name);
        }
        Ok(())
    }

    /// The secret, from where it stands.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn secret(&self) -> anyhow::Result<String> {
        let Some(file) = &self.secret_file else { return Ok(self.secret.clone()) };
        let text = std::fs::read_to_string(file)
            .with_context(|| format!("the secret_file {} of openid {:?} cannot be read", file.display(), self.name))?;
        Ok(text.trim().to_owned())
    }

    /// The same without its secret.
    pub fn masked(mut self) -> Self {
        if !self.secret.is_empty() {
            "***".clone_into(&mut self.secret);
        }
        self
    }
}
