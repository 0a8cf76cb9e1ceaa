//! The provider's own pages: where a reader pays, and where a customer cancels or changes the card. They need no script.

use super::desk::Desk;
use super::talk::{Fields, Reply, field};
use crate::http::Head;

pub(super) fn answer(desk: &mut Desk, head: &Head, form: &Fields) -> Reply {
    let (kind, id) = head.path.trim_start_matches('/').split_once('/').unwrap_or_default();
    match (head.method.as_str(), kind) {
        ("GET", "pay") => checkout(desk, id, ""),
        ("POST", "pay") => pay(desk, id, form),
        ("GET", "portal") => portal(desk, id),
        ("POST", "portal") => change(desk, id, form),
        _ => Reply::Page(404, page("Not here", "<p>There is no such page.</p>")),
    }
}

fn page(title: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title><h1>{title}</h1>{body}<p>This is a simulated payment provider: no money moves.</p></html>"
    )
}

fn checkout(desk: &Desk, id: &str, said: &str) -> Reply {
    let Some(amount) = desk.amount_of(id) else {
        return Reply::Page(404, page("Not here", "<p>There is no such checkout.</p>"));
    };
    let said = if said.is_empty() { String::new() } else { format!("<p role=\"alert\">{said}</p>") };
    Reply::Page(
        200,
        page(
            "Pay",
            &format!(
                "<p>{amount}</p>{said}<form method=\"post\"><label>Card number <input name=\"card\" inputmode=\"numeric\" value=\"4242424242424242\"></label> <label>Promotion code <input name=\"code\"></label> <button>Pay</button></form>"
            ),
        ),
    )
}

fn pay(desk: &mut Desk, id: &str, form: &Fields) -> Reply {
    let code = field(form, "code").unwrap_or_default();
    if !code.is_empty() && !desk.enter_code(id, code) {
        return checkout(desk, id, "This code is invalid.");
    }
    match desk.pay(id, field(form, "card").unwrap_or_default()) {
        Ok(()) => Reply::SeeOther(desk.return_to(id)),
        Err(_) => checkout(desk, id, "Your card was declined."),
    }
}

fn portal(desk: &Desk, id: &str) -> Reply {
    let Some((subscriptions, back)) = desk.portal_of(id) else {
        return Reply::Page(404, page("Not here", "<p>There is no such page.</p>"));
    };
    let mut body = String::new();
    for (subscription, words) in subscriptions {
        let button = |act: &str, words: &str| {
            format!(
                "<form method=\"post\"><input type=\"hidden\" name=\"subscription\" value=\"{subscription}\"><button name=\"act\" value=\"{act}\">{words}</button></form>"
            )
        };
        body.push_str(&format!("<p>{subscription}: {words}</p>"));
        body.push_str(&button("cancel", "Cancel at the end of the term"));
        body.push_str(&button("resume", "Do not cancel"));
    }
    body.push_str("<form method=\"post\"><label>New card <input name=\"card\"></label> <button name=\"act\" value=\"card\">Change the card</button></form>");
    body.push_str(&format!("<p><a href=\"{back}\">Back</a></p>"));
    Reply::Page(200, page("Your subscription", &body))
}

fn change(desk: &mut Desk, id: &str, form: &Fields) -> Reply {
    let subscription = field(form, "subscription").unwrap_or_default();
    match field(form, "act") {
        Some("cancel") => desk.ends_with_term(subscription, true),
        Some("resume") => desk.ends_with_term(subscription, false),
        Some("card") => desk.new_card(id, field(form, "card").unwrap_or_default()),
        _ => {}
    }
    portal(desk, id)
}
