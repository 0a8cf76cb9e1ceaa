//! Newsstand: all your news in one place. This is the binary: arguments, settings, wiring and commands.
//! Not here: how feeds, pages, lists and rows work; each has a crate of its own.
//! Enter at [`run`], then [`serve`] (the service) and [`collect`] (how the news comes in).

mod arguments;
mod briefings;
mod catalogue;
mod clock;
mod collect;
mod configuration;
mod curate;
mod demo;
mod filters;
mod front_page;
mod indexing;
mod meaning;
mod memory;
mod newsletters;
mod observe;
mod operator;
mod paying;
mod ruling;
mod serve;
mod telemetry;
mod wiring;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};
use configuration::Configuration;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            // `{:#}` keeps the causes on one line and leaves backtraces out.
            filters::report(&format!("{error:#}"));
            ExitCode::from(1)
        }
    }
}

/// Does what was asked; `Ok(false)` where some input could not be read or something is not as it should be.
fn run(arguments: Arguments) -> anyhow::Result<bool> {
    let command = arguments.command.unwrap_or(Command::Serve(arguments::ServeArguments::default()));
    // The filters need no settings, so a broken configuration file must not stop them.
    match &command {
        Command::Feed(arguments) => return filters::feed(arguments),
        Command::Article(arguments) => return filters::article(arguments),
        Command::FrontPage(arguments) => return filters::front_page(arguments),
        Command::Lead(arguments) => return filters::lead(arguments),
        Command::Foryou(arguments) => return filters::foryou(arguments),
        Command::Sanitize(arguments) => return filters::sanitize(arguments),
        Command::Cluster(arguments) => return filters::cluster(arguments),
        Command::Statement(arguments::StatementCommand::Verify { files }) => {
            return operator::verify_statements(files);
        }
        Command::Check => return wiring::block_on(operator::check(&arguments.settings)),
        _ => {}
    }
    if matches!(command, Command::Serve(_) | Command::Demo(_) | Command::Collect(_) | Command::Curate) {
        memory::give_back_at_once();
    }
    let configuration = Configuration::load(&arguments.settings)?;
    match command {
        Command::Serve(arguments) => wiring::block_on(serve::serve(configuration, &arguments.roles)),
        Command::Demo(arguments) => wiring::block_on(demo::demo(configuration, &arguments)),
        Command::Press(arguments) => wiring::block_on(demo::press_alone(&configuration, &arguments)),
        Command::Collect(arguments) => serve::collect(&configuration, &arguments),
        Command::Curate => wiring::block_on(serve::curate_once(configuration)),
        Command::CheckUrl(arguments) => filters::check_url(&arguments, &wiring::guard(&configuration)?),
        Command::Titles(command) => wiring::block_on(operator::titles(&configuration, command)),
        Command::Articles(command) => wiring::block_on(operator::articles(&configuration, command)),
        Command::Feeds(command) => wiring::block_on(operator::feeds(&configuration, command)),
        Command::FrontPages(arguments::FrontPagesCommand::Measure(arguments)) => {
            wiring::block_on(operator::measure(&arguments))
        }
        Command::FrontPages(command) => wiring::block_on(operator::front_pages(&configuration, command)),
        Command::Search(arguments) => wiring::block_on(operator::search(&configuration, &arguments)),
        Command::Picks(command) => wiring::block_on(operator::picks(&configuration, command)),
        Command::Wall(arguments::WallCommand::Try { policy, since }) => {
            wiring::block_on(operator::try_wall(&configuration, &policy, &since))
        }
        Command::Readers(command) => wiring::block_on(operator::readers(&configuration, command)),
        Command::Vouchers(command) => wiring::block_on(operator::vouchers(&configuration, command)),
        Command::Coupons(command) => wiring::block_on(operator::coupons(&configuration, command)),
        Command::Plans(command) => wiring::block_on(operator::plans(&configuration, command)),
        Command::Money(command) => wiring::block_on(operator::money(&configuration, command)),
        Command::Reconcile { days } => wiring::block_on(operator::reconcile(&configuration, days)),
        Command::Config => filters::print(configuration.to_text()?.trim_end()).map(|()| true),
        Command::Migrate => wiring::block_on(operator::migrate(&configuration)),
        Command::Export(_) => wiring::block_on(operator::export(&configuration)),
        Command::Backup { file } => wiring::block_on(operator::back_up(&configuration, &file)),
        Command::Restore { file } => wiring::block_on(operator::restore(&configuration, &file)),
        Command::Verify => wiring::block_on(operator::verify(&configuration)),
        Command::Routes { json } => operator::routes(json),
        Command::OperatorKey => wiring::block_on(operator::new_operator_key(&configuration)),
        Command::Feed(_)
        | Command::Article(_)
        | Command::FrontPage(_)
        | Command::Lead(_)
        | Command::Foryou(_)
        | Command::Sanitize(_)
        | Command::Cluster(_)
        | Command::Statement(_)
        | Command::Check => Ok(true),
    }
}
