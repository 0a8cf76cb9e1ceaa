//! Payment providers: Stripe (Checkout, Billing Portal, subscriptions, webhooks), and invoices and vouchers by hand where there is no Stripe.
//! Not here: what a payment means for access and titles (`membership`), rows (`store`), pages; card numbers never come near us.
//! Enter at [`stripe::Client`], [`signature::verify`] and [`taking::take_in`]; [`farewells::carry_out`] ends what readers end.

mod error;
pub mod farewells;
pub mod manual;
pub mod notice;
pub mod signature;
pub mod stripe;
pub mod taking;

pub use error::Error;
