//! Opens the simulated press for a look in the browser: `cargo run -p press --example press -- [titles] [port] [speed] [fault share]`.

#![expect(clippy::print_stdout, reason = "an example talks to its terminal")]

use std::sync::Arc;

use press::{Clock, Faults, Settings, World, serve};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize, usual: f64| arguments.get(at).and_then(|text| text.parse().ok()).unwrap_or(usual);
    let now = news::Timestamp::now();
    let world = Arc::new(World::new(Settings::new(number(0, 300.0) as usize, 1, now)));
    let port = number(1, 8_099.0) as u16;
    let faults = Faults::share(number(3, 0.0), 1);
    let server = serve(world, Clock::new(now, now, number(2, 1.0)), faults, ([127, 0, 0, 1], port).into()).await?;
    println!("The simulated press is open at http://{}/ (stop it with Ctrl-C).", server.addr);
    tokio::signal::ctrl_c().await?;
    server.stop().await;
    Ok(())
}
