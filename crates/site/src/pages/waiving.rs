//! What whoever joins declares, where the operator asks for it: that reading begins at once, and that the right to withdraw is lost by it. The box is
//! never ticked before; what was said is kept in its words, shown to its reader, and mailed (Directive 2011/83/EU, articles 8(7) and 16(m)).

use news::AccountId;
use store::KeptWaiver;

use crate::Error;
use crate::app::App;
use crate::language::Language;
use crate::letters;

/// Whether whoever joins declares it here.
pub(super) fn is_asked(app: &App) -> bool {
    app.wall.policy().is_some_and(|policy| policy.waiver)
}

/// Whether the declaration that is needed was made.
///
/// # Errors
/// [`Error::Form`] where it was not.
pub(super) fn must_be_said(app: &App, said: &str) -> Result<(), Error> {
    if is_asked(app) && said != "yes" { Err(Error::Form("form-waiver")) } else { Ok(()) }
}

/// Keeps what was declared, where it is asked for, and mails it to whoever said it.
pub(super) async fn keep(
    app: &App,
    (account, address): (AccountId, &str),
    (plan, name): (&str, &str),
    reference: &str,
    speaks: Language,
) -> Result<(), Error> {
    if !is_asked(app) {
        return Ok(());
    }
    let said_us = news::to_micros(app.now());
    let words = speaks.say("waiver-words").into_owned();
    let at = speaks.day_and_time(said_us, &app.settings.time_zone);
    let kept = KeptWaiver {
        plan: plan.to_owned(),
        reference: reference.to_owned(),
        language: speaks.tag().to_owned(),
        words: words.clone(),
        said_us,
    };
    app.store.keep_waiver(account, &kept).await?;
    app.mail(address, |site| letters::waiver(speaks, site, [name, &at, &words]));
    Ok(())
}
