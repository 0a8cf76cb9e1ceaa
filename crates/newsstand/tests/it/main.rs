//! The service and its commands from outside: through HTTP and the command line only.

mod collecting;
mod commands;
mod filters;
mod instance;
mod killing;
mod serving;
