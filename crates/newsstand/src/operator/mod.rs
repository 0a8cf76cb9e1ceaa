//! The operator's commands: titles, feeds, check, export, backup, verify, routes, key.

mod articles;
mod backup;
mod check;
mod feeds;
mod front_pages;
mod invariants;
mod key;
mod measure;
mod money;
mod picks;
mod readers;
mod rules;
mod search;
mod table;
mod titles;
mod vouchers;
mod wall;

pub use articles::articles;
pub use backup::{back_up, restore};
pub use check::check;
pub use feeds::{content_type_of, feeds};
pub use front_pages::front_pages;
pub use invariants::{export, migrate, verify};
pub use key::{ensure as ensure_operator_key, new_operator_key, set_up_address};
pub use measure::measure;
pub use money::{money, plans, reconcile, verify_statements};
pub use picks::picks;
pub use readers::readers;
pub use rules::{read_file as read_rules, ready as ready_rules};
pub use search::search;
pub use titles::titles;
pub use vouchers::{coupons, vouchers};
pub use wall::try_wall;

use crate::filters::print;

/// `newsstand routes`: method, path and role of every route.
///
/// # Errors
/// Where standard output is closed.
pub fn routes(json: bool) -> anyhow::Result<bool> {
    let observed = [("GET", "/health", "anyone"), ("GET", "/metrics", "anyone")];
    let membership = site::membership_routes();
    let routes: Vec<serde_json::Value> = site::routes()
        .iter()
        .chain(&membership)
        .map(|route| serde_json::json!({ "method": route.method, "path": route.path, "role": route.role }))
        .chain(
            observed
                .iter()
                .map(|(method, path, role)| serde_json::json!({ "method": method, "path": path, "role": role })),
        )
        .collect();
    if json {
        print(&serde_json::to_string(&routes)?)?;
    } else {
        let rows = routes.iter().map(|route| {
            ["method", "path", "role"].map(|key| route[key].as_str().unwrap_or_default().to_owned()).to_vec()
        });
        print(&table::table(&["method", "path", "role"], rows))?;
    }
    Ok(true)
}
