//! What a mail says, and the letters of accounts: plain text, because nothing in them needs more. The site's name and the link come from the
//! caller.

/// What a mail says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// One line.
    pub subject: String,
    /// The text.
    pub text: String,
    /// The same as HTML, for programs that show that.
    pub html: Option<String>,
    /// Where a mail program ends such mails with one click (RFC 8058); `None` for mails that somebody asked for once.
    pub unsubscribe: Option<String>,
}

const NOT_YOU: &str =
    "If this was not you, leave this mail alone: nothing happens without the link, and it works once.";

fn letter(subject: String, lead: &str, link: &str, lasts: &str, end: &str) -> Letter {
    let text = format!("{lead}\n\n{link}\n\nThe link works once, within {lasts}.\n{end}\n");
    Letter { subject, text, html: None, unsubscribe: None }
}

/// To somebody who was invited to `site`.
#[must_use]
pub fn invitation(site: &str, link: &str, lasts: &str) -> Letter {
    letter(
        format!("You are invited to {site}"),
        &format!(
            "Somebody who runs {site}, a news service, has invited you to read there. Open this link to choose a password:"
        ),
        link,
        lasts,
        "If you do not know what this is about, leave this mail alone.",
    )
}

/// To somebody who signed up.
#[must_use]
pub fn sign_up(site: &str, link: &str, lasts: &str) -> Letter {
    letter(
        format!("Your account at {site}"),
        &format!("You signed up to {site}. Open this link to choose a password:"),
        link,
        lasts,
        NOT_YOU,
    )
}

/// To somebody who cancelled or withdrew: what, what it leads to, the number and time under which it was taken down, and where it can be taken back.
#[must_use]
pub fn farewell(site: &str, what: &str, effect: &str, receipt: &str, membership: &str) -> Letter {
    Letter {
        subject: format!("{site}: {what}"),
        text: format!(
            "{what}, at {site}.\n\n{effect}\n\nTaken down: {receipt}.\n\nIf you did not say this, or think otherwise, take it back here:\n\n{membership}\n"
        ),
        html: None,
        unsubscribe: None,
    }
}

/// To somebody whose wish was carried out: what came of it.
#[must_use]
pub fn farewell_done(site: &str, number: i64, said: &str, membership: &str) -> Letter {
    Letter {
        subject: format!("{site}: your membership"),
        text: format!("Your wish with the number {number} was carried out.\n\n{said}\n\n{membership}\n"),
        html: None,
        unsubscribe: None,
    }
}

/// To somebody whom `name` was given a membership for: what the giver says, and the link at which it is claimed until `until`.
#[must_use]
pub fn gift_subscription(site: &str, name: &str, note: &str, link: &str, until: &str) -> Letter {
    let note = if note.is_empty() { String::new() } else { format!("{note}\n\n") };
    Letter {
        subject: format!("{name}, a membership of {site} for you"),
        text: format!(
            "{note}Somebody gives you a membership of {site}, a news service. It begins when you claim it, and ends by itself; no card is asked for:\n\n{link}\n\nYou can claim it until {until}. Whoever gave it never sees what you read.\nIf you do not want it, leave this mail alone.\n"
        ),
        html: None,
        unsubscribe: None,
    }
}

/// To somebody who ordered a membership by invoice.
#[must_use]
pub fn invoice(site: &str, number: &str, gross: &str, pay_to: &str, address: &str) -> Letter {
    Letter {
        subject: format!("{site}: invoice {number}"),
        text: format!(
            "You ordered a membership of {site}. It begins as soon as {gross} have come:\n\n{pay_to}\nReference: {number}\n\nThe invoice is here:\n\n{address}\n\nIf you do not want it any more, leave it unpaid, or say so there.\n"
        ),
        html: None,
        unsubscribe: None,
    }
}

/// To somebody who reads by a gift that ends soon.
#[must_use]
pub fn gift_ends(site: &str, ends: &str, plans: &str) -> Letter {
    Letter {
        subject: format!("{site}: the membership you were given ends on {ends}"),
        text: format!(
            "The membership of {site} that you were given ends on {ends}. Nothing is drawn, and there is nothing that you have to do.\n\nIf you want to read on, the plans are here; the rest of the gift is not lost when you choose one today:\n\n{plans}\n"
        ),
        html: None,
        unsubscribe: None,
    }
}

/// To somebody whose trial ends soon, without a word that hurries.
#[must_use]
pub fn trial_ends(site: &str, ends: &str, plans: &str) -> Letter {
    Letter {
        subject: format!("{site}: your trial ends on {ends}"),
        text: format!(
            "Your trial at {site} ends on {ends}.\n\nNothing is drawn, and you need not do anything. What you saved stays yours. If you want to read on as a member, the plans are here:\n\n{plans}\n"
        ),
        html: None,
        unsubscribe: None,
    }
}

/// To somebody who wants to sign in without a password.
#[must_use]
pub fn sign_in(site: &str, link: &str, lasts: &str) -> Letter {
    letter(format!("Sign in to {site}"), &format!("Open this link to sign in to {site}:"), link, lasts, NOT_YOU)
}

/// To somebody who forgot their password.
#[must_use]
pub fn reset(site: &str, link: &str, lasts: &str) -> Letter {
    letter(
        format!("A new password for {site}"),
        &format!("Open this link to choose a new password for {site}:"),
        link,
        lasts,
        NOT_YOU,
    )
}

/// To the new address of somebody who changed it.
#[must_use]
pub fn new_address(site: &str, link: &str, lasts: &str) -> Letter {
    letter(
        format!("Your new address at {site}"),
        &format!("Open this link to use this address at {site} from now on:"),
        link,
        lasts,
        NOT_YOU,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_has_its_link_on_a_line_of_its_own() {
        let link = "https://news.example/reset?token=abc";
        for write in [invitation, sign_in, reset, new_address] {
            let letter = write("Town Library", link, "an hour");
            assert!(letter.text.lines().any(|line| line == link), "{}", letter.text);
            assert!(letter.subject.contains("Town Library") && letter.text.contains("within an hour"));
        }
    }
}
