// SPDX-License-Identifier: Apache-2.0
// cairn serve: the server, until it is told to stop.
#include <malloc.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <CLI/App.hpp>
#include <charconv>
#include <condition_variable>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <thread>

#include "app/assessment/decide.h"
#include "app/awards/background.h"
#include "app/base_address.h"
#include "app/career/reminders.h"
#include "app/domain.h"
#include "app/limits.h"
#include "app/outbox/deliver.h"
#include "app/setup/setup.h"
#include "app/stacks/evaluate.h"
#include "app/stacks/outside.h"
#include "cli/installation.h"
#include "cli/program.h"
#include "json/build.h"
#include "net/smtp_mailer.h"
#include "server/server.h"
#include "storage/check_folder.h"

namespace cairn::cli {
namespace {

constexpr const char* where = "serve";

constexpr const char* examples = R"(Examples:
  cairn serve                                                  on http://127.0.0.1:8080
  cairn serve --data /srv/cairn --listen 0.0.0.0:443 --base-url https://badges.example.org \
              --tls-cert chain.pem --tls-key key.pem)";

struct Arguments {
  std::string data;
  std::string database;
  std::string listen = "127.0.0.1:8080";
  std::string base_url;
  std::string certificate_file;
  std::string key_file;
  std::vector<std::string> outbound;
  net::SmtpServer mail;
  bool vc_api_open = false;
  bool demo = false;
};

struct Place {
  std::string address;  // without the brackets of IPv6
  std::uint16_t port = 0;
};

Result<Place> parse_place(const std::string& text) {
  const auto colon = text.rfind(':');
  Place place;
  if (colon != std::string::npos) {
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data() + colon + 1, end, place.port);
    place.address = text.substr(0, colon);
    if (place.address.starts_with('[') && place.address.ends_with(']'))
      place.address = place.address.substr(1, place.address.size() - 2);
    if (place.address == "localhost") place.address = "127.0.0.1";
    if (read.ec == std::errc() && read.ptr == end && !place.address.empty()) return place;
  }
  return fail(ErrorCode::invalid, where, "--listen takes an address and a port: 127.0.0.1:8080.");
}

// What stands in every badge must be an address that people can reach.
Result<std::string> base_url_of(const Arguments& arguments, const Place& place) {
  if (!arguments.base_url.empty()) return app::read_base_url(arguments.base_url);
  if (place.address.find_first_not_of("0:.") != std::string::npos) return std::string();
  return fail(ErrorCode::invalid, where,
              "--listen " + place.address +
                  " means every address of this machine. Say with --base-url which one people "
                  "use: it stands in each badge, for ever.");
}

// Ten thousand idle connections are ten thousand open files.
void raise_open_files() {
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return;
  files.rlim_cur = files.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &files);
}

// The one link that is printed: to set up, or to the front page.
Status greet(app::Context& context, bool demo, Console& console) {
  CAIRN_TRY(auto link, app::ensure_setup(context));
  if (demo && !link.empty()) link += "?demo=1";
  console.note(link.empty() ? "Cairn is ready." : "Open this link to set Cairn up; it works once:");
  if (link.empty()) link = context.base_url + "/";
  if (!console.wants_json()) return console.print(link + "\n");
  Arena arena;
  const json::Builder builder(arena);
  return console.print_json(builder.object({{"link", builder.string(link)}}));
}

// False once told to stop.
bool pause_for(std::chrono::seconds pause, const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable_any stopped;
  std::unique_lock lock(mutex);
  stopped.wait_for(lock, stop, pause, [&] { return stop.stop_requested(); });
  return !stop.stop_requested();
}

// Reminders are queued within a minute of being due.
void keep_reminding(app::Context& context, const std::stop_token& stop) {
  if (context.mailer == nullptr) return;
  do {
    (void)app::career::queue_reminders(context);
  } while (pause_for(std::chrono::minutes(1), stop));
}

// What is queued leaves within a second or two; whoever waits for a code waits no longer.
void keep_delivering(app::Context& context, const std::stop_token& stop) {
  constexpr auto pause = std::chrono::seconds(1);
  constexpr int passes_a_day = 24 * 60 * 60;
  for (int passes = 0;; ++passes) {
    const auto delivered = app::deliver_due(context);
    if (passes % passes_a_day == 0) (void)app::forget_delivered(context);
    const bool full = delivered && delivered->sent == limits::deliveries_at_once;
    if (!full && !pause_for(pause, stop)) return;
    if (stop.stop_requested()) return;
  }
}

// Stacks are awarded within a second of being complete; what came from outside is verified anew
// from time to time.
void keep_evaluating(app::Context& context, const std::stop_token& stop) {
  constexpr std::int64_t learners_at_once = 1000, rechecks_at_once = 20;
  constexpr int rounds_between_rechecks = 600;
  for (int round = 1;; ++round) {
    (void)app::evaluate_due(context, learners_at_once);
    if (round % rounds_between_rechecks == 0) (void)app::recheck_outside(context, rechecks_at_once);
    if (!pause_for(std::chrono::seconds(1), stop)) return;
  }
}

// Decisions whose time to undo is over take effect within a minute.
void keep_settling(app::Context& context, const std::stop_token& stop) {
  do {
    (void)app::settle_all_due(context);
  } while (pause_for(std::chrono::minutes(1), stop));
}

// Counts of what was looked at are written now and then, and at the end.
void keep_counting(app::Context& context, const std::stop_token& stop) {
  while (pause_for(std::chrono::seconds(15), stop)) (void)context.counters.write(context.store);
  (void)context.counters.write(context.store);
}

// None where no mail server is named. CAIRN_SMTP_PASSWORD: what stands on a command line is seen by
// every program of the machine.
Result<std::optional<net::SmtpMailer>> mailer_of(const Arguments& arguments) {
  std::optional<net::SmtpMailer> mailer;
  if (arguments.mail.url.empty()) return mailer;
  auto server = arguments.mail;
  if (const char* password = std::getenv("CAIRN_SMTP_PASSWORD")) server.password = password;
  CAIRN_TRY(mailer, net::SmtpMailer::create(std::move(server)));
  return mailer;
}

// Asks until it is seen from outside that the address leads here, which somebody may still be about
// to arrange: every minute at first, then every hour.
void keep_proving(app::Context& context, const std::stop_token& stop) {
  for (int tries = 0;;) {
    const auto proof = app::prove_domain(context);
    if (proof && (*proof == app::DomainProof::proved || *proof == app::DomainProof::impossible))
      return;
    if (!proof || *proof == app::DomainProof::not_yet) ++tries;
    if (!pause_for(std::chrono::minutes(tries < 10 ? 1 : 60), stop)) return;
  }
}

// A framework's words are learnt once, in seconds; better before the first visitor asks. What is
// planned with is large, so that it is put away while nobody plans.
void keep_library(app::career::Library& library, const std::stop_token& stop) {
  (void)library.shelf("");
  (void)library.offers();
  library.forget();
  do {
    ::malloc_trim(0);
    if (!pause_for(std::chrono::minutes(10), stop)) return;
    library.rest();
  } while (true);
}

Result<Exit> run(const Arguments& arguments, Console& console) {
  const auto place = parse_place(arguments.listen);
  if (!place || arguments.certificate_file.empty() != arguments.key_file.empty()) {
    return console.usage(place ? "--tls-cert and --tls-key belong together" : place.error().detail);
  }
  auto base_url = base_url_of(arguments, *place);
  if (!base_url) return console.usage(base_url.error().detail);
  CAIRN_TRY(auto outbound, net::AllowList::parse(arguments.outbound));
  auto mailer = mailer_of(arguments);
  if (!mailer) return console.usage(mailer.error().detail);
  raise_open_files();
  ::umask(077);
  CAIRN_TRY(const auto installation,
            Installation::make(arguments.data, {.base_url = std::move(*base_url),
                                                .outbound = std::move(outbound),
                                                .database = arguments.database}));
  CAIRN_CHECK(storage::check_start(arguments.data, installation->context().clock.now()));
  if (const auto warning = storage::volatile_place(arguments.data); !warning.empty())
    console.note(warning);
  server::ServerOptions options;
  options.listen.address = place->address;
  options.listen.port = place->port;
  options.listen.certificate_file = arguments.certificate_file;
  options.listen.key_file = arguments.key_file;
  options.listen.signals = server::ListenOptions::Signals::obey;
  if (arguments.vc_api_open) options.vc_api = server::VcApiAccess::open;
  CAIRN_TRY(const auto served, server::Server::create(installation->context(), options));
  if (*mailer) installation->context().mailer = &**mailer;
  CAIRN_CHECK(greet(installation->context(), arguments.demo, console));
  const std::jthread prover(
      [&](const std::stop_token& stop) { keep_proving(installation->context(), stop); });
  const std::jthread librarian(
      [&](const std::stop_token& stop) { keep_library(installation->context().library, stop); });
  const std::jthread settler(
      [&](const std::stop_token& stop) { keep_settling(installation->context(), stop); });
  const std::jthread reminder(
      [&](const std::stop_token& stop) { keep_reminding(installation->context(), stop); });
  const std::jthread carrier(
      [&](const std::stop_token& stop) { keep_delivering(installation->context(), stop); });
  const std::jthread evaluator(
      [&](const std::stop_token& stop) { keep_evaluating(installation->context(), stop); });
  const std::jthread counter(
      [&](const std::stop_token& stop) { keep_counting(installation->context(), stop); });
  const std::jthread awarder([&](const std::stop_token& stop) {
    app::award_in_background(installation->context(), stop);
  });
  served->run();
  return Exit::yes;
}

}  // namespace

void add_serve(CLI::App& app, Program& program) {
  auto* command = app.add_subcommand("serve", "Run the server");
  const auto arguments = std::make_shared<Arguments>();
  add_data_option(*command, arguments->data);
  add_database_option(*command, arguments->database);
  command->add_option("--listen", arguments->listen, "ADDRESS:PORT (default: 127.0.0.1:8080)")
      ->envname("CAIRN_LISTEN");
  command
      ->add_option("--base-url", arguments->base_url,
                   "Where people reach the server, as it stands in credentials")
      ->envname("CAIRN_BASE_URL");
  command->add_option("--tls-cert", arguments->certificate_file, "Certificate with its chain, PEM");
  command->add_option("--tls-key", arguments->key_file, "Its private key, PEM");
  command->add_option("--allow-outbound", arguments->outbound,
                      "HOST:PORT that may be asked though it is not public; for tests");
  command
      ->add_option("--smtp", arguments->mail.url,
                   "Mail server: smtp://HOST:PORT or smtps://HOST:PORT")
      ->envname("CAIRN_SMTP");
  command->add_option("--mail-from", arguments->mail.from, "Address that mail comes from")
      ->envname("CAIRN_MAIL_FROM");
  command
      ->add_option("--smtp-user", arguments->mail.user,
                   "Who signs in there; the password is in CAIRN_SMTP_PASSWORD")
      ->envname("CAIRN_SMTP_USER");
  command->add_flag("--demo", arguments->demo,
                    "The set-up page offers something to look at: a demo organisation");
  command->add_flag("--vc-api-open", arguments->vc_api_open,
                    "The VC API issues for anyone; for tests on the loopback address");
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
