//! The copy of everything that is kept of an account. Secrets are kept as hashes and are no use to anybody, so they are left out.

use news::{AccountId, ArticleId};
use serde_json::{Value, json};

use crate::Error;
use crate::app::App;

/// RFC 3339, or `null` for never.
fn time(at_us: i64) -> Value {
    if at_us == 0 { Value::Null } else { news::from_micros(at_us).to_string().into() }
}

/// Everything of an account as one JSON document.
pub(super) async fn of(app: &App, account: &store::Account) -> Result<Value, Error> {
    let (sessions, tokens) = (app.store.sessions_of(account.id), app.store.app_tokens_of(account.id));
    let (sessions, tokens, passkeys) = (sessions.await?, tokens.await?, app.store.passkeys_of(account.id).await?);
    let reading = reading(app, account.id).await?;
    Ok(json!({
        "reading": reading,
        "membership": membership(app, account.id).await?,
        "site": app.settings.name,
        "made": app.now().to_string(),
        "account": {
            "id": account.id.to_string(),
            "address": account.address,
            "address_verified": account.verified,
            "name": account.name,
            "language": app.store.account_language(account.id).await?,
            "role": account.role.as_str(),
            "created": time(account.created_us),
            "signed_in": time(account.signed_in_us),
            "has_password": account.password.is_some(),
            "has_second_factor": account.totp_secret.is_some(),
        },
        "sessions": sessions.iter().map(|one| json!({
            "device": one.device, "network": one.network, "began": time(one.created_us), "seen": time(one.seen_us),
            "ends": time(one.ends_us),
        })).collect::<Vec<_>>(),
        "apps": tokens.iter().map(|one| json!({
            "name": one.name, "scopes": one.scopes, "made": time(one.created_us), "used": time(one.used_us),
            "ends": time(one.ends_us),
        })).collect::<Vec<_>>(),
        "passkeys": passkeys.iter().map(|one| json!({
            "name": one.name, "synced": one.synced, "made": time(one.created_us), "used": time(one.used_us),
        })).collect::<Vec<_>>(),
        "recovery_codes_left": app.store.recovery_codes_left(account.id).await?,
        "known_elsewhere": app.store.identities_of(account.id).await?.iter().map(|(issuer, subject, at_us)| json!({
            "issuer": issuer, "subject": subject, "since": time(*at_us),
        })).collect::<Vec<_>>(),
    }))
}

/// What the person saved, opened, follows and mutes.
async fn reading(app: &App, account: AccountId) -> Result<Value, Error> {
    const ALL: i64 = 1_000_000;
    let now_us = news::to_micros(app.now());
    let (saved, opened) = (app.store.saved(account, None, ALL).await?, app.store.history(account, None, ALL).await?);
    let kept = |list: Vec<store::KeptCard>| {
        let line = |one: &store::KeptCard| {
            let address = format!("{}{}", app.settings.base_url, crate::cards::article_href(&one.card));
            json!({ "address": address, "headline": one.card.headline, "at": time(one.at_us) })
        };
        list.iter().map(line).collect::<Vec<_>>()
    };
    let follows = app.store.follows(account).await?;
    let mutes = app.store.mutes(account, now_us).await?;
    let caught_up = app.store.caught_up(account).await?;
    let subscriptions = app.store.subscriptions(account).await?;
    let catalogue = app.titles().await?;
    let searches = app.store.saved_searches(account).await?;
    let highlights = app.store.highlights(account, None, ALL).await?;
    let labels = app.store.all_labels(account).await?;
    let notices = app.store.notices(account, ALL).await?;
    let address = |article: ArticleId| format!("{}/article/-{article}", app.settings.base_url);
    let taste = crate::taste::Kept::read(&app.store, account).await?;
    let habits = |counter| {
        let habits = taste.profile.habits(counter).into_iter();
        habits
            .map(|(name, habit)| json!({ "name": name, "opened": habit.opened, "shown": habit.shown }))
            .collect::<Vec<_>>()
    };
    Ok(json!({
        "for_you": {
            "switched_off": taste.off,
            "diversity": taste.diversity,
            "sections": habits(ranking::foryou::Counter::Section),
            "titles": habits(ranking::foryou::Counter::Title),
            "opened_lately": taste.profile.read().iter().map(u64::to_string).collect::<Vec<_>>(),
        },
        "saved": kept(saved),
        "opened": kept(opened),
        "follows": follows.iter().map(|one| json!({
            "kind": one.kind.as_str(), "value": one.value, "label": one.label, "since": time(one.created_us),
        })).collect::<Vec<_>>(),
        "mutes": mutes.iter().map(|one| json!({
            "kind": one.kind.as_str(), "value": one.value, "label": one.label, "since": time(one.created_us),
            "until": time(one.ends_us), "hidden": one.hidden,
        })).collect::<Vec<_>>(),
        "subscriptions": subscriptions.iter().map(|one| json!({
            "title": catalogue.get(one.title).map(|title| title.listing.name.as_str()), "folder": one.folder, "name": one.name,
        })).collect::<Vec<_>>(),
        "newsletters": newsletters(app, account).await?,
        "highlights": highlights.iter().map(|one| json!({
            "address": address(one.article), "quote": one.quote, "note": one.note, "at": time(one.created_us),
        })).collect::<Vec<_>>(),
        "labels": labels.iter().map(|(name, article, at_us)| json!({
            "name": name, "address": address(*article), "at": time(*at_us),
        })).collect::<Vec<_>>(),
        "rules": app.store.rules_of(account).await?.iter().map(|one| json!({
            "name": one.name, "words": one.words, "author": one.author, "topic": one.topic, "language": one.language,
            "title": one.title().and_then(|title| catalogue.get(title)).map(|title| title.listing.name.as_str()),
            "marks_read": one.marks_read, "saves": one.saves, "mutes": one.mutes, "notifies": one.notifies,
            "label": one.label, "since": time(one.created_us), "matched": one.matched,
        })).collect::<Vec<_>>(),
        "notices": notices.iter().map(|one| json!({
            "address": address(one.article), "reason": one.reason, "at": time(one.at_us),
        })).collect::<Vec<_>>(),
        "stories_visited": app.store.story_visits(account).await?.iter().map(|(story, at_us)| json!({
            "story": story.0.to_string(), "at": time(*at_us),
        })).collect::<Vec<_>>(),
        "briefing_by_mail": app.store.briefing_mail(account).await?.map(|one| json!({
            "parts": one.parts, "minutes": one.minutes, "zone": one.zone, "last": time(one.sent_us),
        })),
        "told_how": app.store.telling(account).await?.map(|one| json!({
            "stories": one.stories, "leads": one.leads, "rules": one.rules, "searches": one.searches,
            "quiet_from_minute": one.quiet_from, "quiet_until_minute": one.quiet_until, "zone": one.zone,
        })),
        "told": app.store.told(account).await?.iter().map(|(event, _, at_us)| json!({
            "event": event, "at": time(*at_us),
        })).collect::<Vec<_>>(),
        "browsers_told": app.store.push_devices(account).await?.iter().map(|one| json!({
            "name": one.name, "address": one.endpoint, "since": time(one.created_us),
        })).collect::<Vec<_>>(),
        "addresses_told": app.store.webhooks(account).await?.iter().map(|one| json!({
            "address": one.address, "search": (one.search != 0).then(|| one.search.to_string()), "since": time(one.created_us),
            "off_since": time(one.off_us),
        })).collect::<Vec<_>>(),
        "sent_to_addresses": app.store.webhook_messages(account, i64::MAX).await?.iter().map(|one| json!({
            "address": address(ArticleId(one.article)), "found": time(one.made_us), "taken": time(one.sent_us), "tried": one.attempts,
        })).collect::<Vec<_>>(),
        "searches": searches.iter().map(|one| json!({
            "name": one.name, "query": one.query, "since": time(one.created_us), "looked": time(one.seen_us),
        })).collect::<Vec<_>>(),
        "read_up_to": caught_up.iter().map(|(list, us)| json!({ "list": list, "at": time(*us) })).collect::<Vec<_>>(),
    }))
}

/// What the person may read here and paid for, and what of it is kept because titles are paid by it.
async fn membership(app: &App, account: AccountId) -> Result<Value, Error> {
    let store = &app.store;
    let read = |(month, article, at_us): &(String, ArticleId, i64)| {
        json!({
            "month": month, "address": format!("{}/article/-{article}", app.settings.base_url), "at": time(*at_us),
        })
    };
    let seat = |one: &store::Sitting| {
        json!({
            "name": one.name, "offered": time(one.seat.offered_us), "taken": time(one.seat.taken_us.unwrap_or(0)),
            "left": time(one.seat.left_us.unwrap_or(0)),
        })
    };
    Ok(json!({
        "grants": store.grants(account).await?.iter().map(|one| json!({
            "source": one.source, "plan": one.plan, "from": time(one.from_us), "to": time(one.to_us.unwrap_or(0)),
            "revoked": time(one.revoked_us.unwrap_or(0)), "reference": one.reference,
        })).collect::<Vec<_>>(),
        "customer": store.customer(account).await?,
        "subscriptions": store.subscriptions_paid_by(account).await?.iter().map(|one| json!({
            "reference": one.reference, "state": one.mirror, "changed": time(one.changed_us),
        })).collect::<Vec<_>>(),
        "payments": store.payments_of(account).await?.iter().map(|one| json!({
            "invoice": one.invoice, "currency": one.currency, "gross": one.amounts.gross, "tax": one.amounts.tax,
            "returned": one.returned, "at": time(one.paid_us),
        })).collect::<Vec<_>>(),
        "receipts": store.receipts_of(account).await?.iter().map(|one| json!({
            "month": one.period.to_string(), "currency": one.currency, "divided": one.lines,
        })).collect::<Vec<_>>(),
        "opened_as_member": store.member_reads_of(account).await?.iter().map(read).collect::<Vec<_>>(),
        "read_on_the_meter": store.meter_uses_of(account).await?.iter().map(read).collect::<Vec<_>>(),
        "given": store.gift_links(account).await?.iter().map(|one| json!({
            "address": format!("{}/article/-{}", app.settings.base_url, one.article), "at": time(one.made_us),
            "ends": time(one.ends_us), "taken_back": time(one.revoked_us.unwrap_or(0)),
        })).collect::<Vec<_>>(),
        "memberships_given": store.gift_subscriptions_of(account).await?.iter().map(|one| json!({
            "plan": one.gift.plan, "months": one.gift.months, "for": one.name, "address": one.recipient, "note": one.note,
            "from": time(one.gift.available_us), "invoice": one.invoice, "sent": time(one.sent_us),
            "claimed": time(one.gift.claimed_us.unwrap_or(0)),
        })).collect::<Vec<_>>(),
        "invoices": store.invoices_of(account).await?.iter().map(|one| json!({
            "number": one.number, "plan": one.plan, "months": one.months, "gross": one.gross.to_string(), "tax": one.tax,
            "made": time(one.made_us), "settled": time(one.settled_us),
        })).collect::<Vec<_>>(),
        "declared": store.waivers_of(account).await?.iter().map(|one| json!({
            "plan": one.plan, "invoice": one.reference, "words": one.words, "language": one.language, "at": time(one.said_us),
        })).collect::<Vec<_>>(),
        "told_of_failed_payments": store.dunning_letters_of(account).await?.iter().map(|(reference, step, at_us)| json!({
            "contract": reference, "step": step, "at": time(*at_us),
        })).collect::<Vec<_>>(),
        "balance": store.wallet(account).await?.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "put_in": store.top_ups_of(account).await?.iter().map(|one| json!({
            "invoice": one.invoice, "currency": one.currency, "gross": one.amounts.gross, "tax": one.amounts.tax,
            "returned": one.returned, "at": time(one.paid_us),
        })).collect::<Vec<_>>(),
        "articles_bought": store.articles_bought_by(account, i64::MAX).await?.iter().map(|one| json!({
            "address": format!("{}/article/-{}", app.settings.base_url, one.article), "price": one.price.to_string(),
            "tax": one.tax, "at": time(one.bought_us), "given_back": one.returned_us.map(time),
        })).collect::<Vec<_>>(),
        "wishes": store.farewells_of(account).await?.iter().map(|one| json!({
            "wish": one.wish.as_str(), "number": one.id, "said": time(one.at_us), "carried_out": one.settled_us.map(time),
            "outcome": membership::outcome::read(&one.said).map_or_else(|| json!(one.said), |outcomes| json!(outcomes)),
        })).collect::<Vec<_>>(),
        "seats_paid": store.seats_paid_by(account).await?.iter().map(seat).collect::<Vec<_>>(),
        "seats_taken": store.seats_of(account).await?.iter().map(seat).collect::<Vec<_>>(),
        "titles_claimed": store.claims_of(account).await?.iter().map(|one| json!({
            "title": one.title.to_string(), "asked": time(one.asked_us), "proved": time(one.proved_us),
        })).collect::<Vec<_>>(),
    }))
}

/// Newsletters with the letters themselves: nobody else has them.
async fn newsletters(app: &App, account: AccountId) -> Result<Value, Error> {
    const LETTERS: i64 = 10_000;
    let secret = app.store.inbox(account).await?;
    let mut lists = Vec::new();
    for one in app.store.newsletters_of(account).await? {
        let stream = store::Stream { title: Some(one.title), limit: LETTERS, ..store::Stream::default() };
        let ids: Vec<ArticleId> = app.store.stream(account, &stream).await?.into_iter().map(|(id, _)| id).collect();
        let mut letters = Vec::new();
        for ids in ids.chunks(100) {
            let texts = app.store.article_texts(ids).await?.into_iter();
            letters.extend(texts.map(
                |text| json!({ "headline": text.headline, "at": time(text.sort_us), "html": text.article.body_html }),
            ));
        }
        lists.push(json!({ "sender": one.sender, "list": one.list, "letters": letters }));
    }
    Ok(json!({ "address": secret.map(|secret| format!("reader-{secret}")), "lists": lists }))
}

#[cfg(test)]
mod tests {
    /// Where the rows of each table stand in the copy: the calls that read them, or else why they are not in it.
    const TABLES: [(&str, Result<&str, &str>); 44] = [
        ("webhook", Ok("webhooks(account")),
        ("webhook_message", Ok("webhook_messages(account")),
        ("dunning_letter", Ok("dunning_letters_of")),
        ("inbox", Ok("inbox(account")),
        ("newsletter", Ok("newsletters_of(account")),
        ("waiver", Ok("waivers_of")),
        ("wallet_top_up", Ok("top_ups_of")),
        ("bought_article", Ok("articles_bought_by")),
        ("session", Ok("sessions_of")),
        ("ticket", Err("links that were mailed: a hash, gone within a day")),
        ("recovery_code", Ok("recovery_codes_left")),
        ("app_token", Ok("app_tokens_of")),
        ("passkey", Ok("passkeys_of")),
        ("foreign_identity", Ok("identities_of")),
        ("reading", Ok("history(account")),
        ("caught_up", Ok("caught_up(account")),
        ("follow", Ok("follows(account")),
        ("mute", Ok("mutes(account")),
        ("saved_search", Ok("saved_searches(account")),
        ("profile", Ok("Kept::read")),
        ("subscription", Ok("subscriptions(account")),
        ("customer", Ok("customer(account")),
        ("paid_subscription", Ok("subscriptions_paid_by")),
        ("invoice", Ok("invoices_of")),
        ("payment", Ok("payments_of")),
        ("member_read", Ok("member_reads_of")),
        ("receipt", Ok("receipts_of")),
        ("title_claim", Ok("claims_of")),
        ("story_visit", Ok("story_visits")),
        ("briefing_mail", Ok("briefing_mail(account")),
        ("access_grant", Ok("grants(account")),
        ("farewell", Ok("farewells_of")),
        ("seat", Ok("seats_of")),
        ("voucher_use", Err("the membership that a voucher gave stands among the grants")),
        ("highlight", Ok("highlights(account")),
        ("label", Ok("all_labels")),
        ("reader_rule", Ok("rules_of")),
        ("notice", Ok("notices(account")),
        ("push_device", Ok("push_devices(account")),
        ("telling", Ok("telling(account")),
        ("told", Ok("told(account")),
        ("story_act", Err("what an editor did at the desk is the site's record, and stands in its log")),
        ("pick_act", Err("what an editor did at the desk is the site's record, and stands in its log")),
        ("posting_entry", Err("an account of the ledger, not a person's")),
    ];

    #[test]
    fn the_copy_holds_every_table_that_names_an_account_or_says_why_not() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../store/migrations");
        let code = include_str!("everything.rs").split("mod tests").next().unwrap();
        let code: String = code.split_whitespace().collect();
        let mut found = 0;
        for file in std::fs::read_dir(folder).unwrap() {
            let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
            for table in text.split("CREATE TABLE ").skip(1) {
                let (name, rest) = table.split_once('(').unwrap();
                let columns = rest.split("\n);").next().unwrap();
                if !columns.lines().any(|line| line.trim_start().starts_with("account ")) {
                    continue;
                }
                found += 1;
                let known = TABLES.iter().find(|(table, _)| *table == name.trim());
                let (_, how) = known.unwrap_or_else(|| panic!("{name} is in no copy, and nobody says why"));
                if let Ok(call) = how {
                    assert!(code.contains(call), "the copy does not ask {call}");
                }
            }
        }
        assert_eq!(found, TABLES.len());
    }
}
