// SPDX-License-Identifier: Apache-2.0
// cairn serve: the server, until it is told to stop.
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <CLI/App.hpp>
#include <charconv>
#include <cstdlib>
#include <memory>

#include "app/base_address.h"
#include "app/setup/demo.h"
#include "app/setup/setup.h"
#include "base/text.h"
#include "base/uri.h"
#include "cli/background.h"
#include "cli/files.h"
#include "cli/installation.h"
#include "cli/program.h"
#include "json/build.h"
#include "net/smtp_mailer.h"
#include "render/check_modules.h"
#include "server/server.h"
#include "storage/check_folder.h"

namespace cairn::cli {
namespace {

constexpr const char* where = "serve";
constexpr std::size_t openid_secret_bytes_max = 4096;

constexpr const char* examples = R"(Examples:
  cairn serve                                                  on http://127.0.0.1:8080
  cairn serve --data /srv/cairn --listen 0.0.0.0:443 --base-url https://badges.example.org \
              --tls-cert chain.pem --tls-key key.pem)";

struct Arguments {
  std::string data;
  std::string database;
  std::string master_key;
  std::string listen = "127.0.0.1:8080";
  std::string base_url;
  std::string certificate_file;
  std::string key_file;
  std::vector<std::string> outbound;
  std::string contexts;
  std::vector<std::string> proxies;
  net::SmtpServer mail;
  std::string openid_issuer, openid_client, openid_secret_file;
  bool vc_api_open = false;
  bool demo = false;
  bool allow_volatile = false;
  std::string log_format = "text";
  bool log_requests = false;
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

app::Log log_of(const Arguments& arguments) {
  return {arguments.log_format == "json" ? app::LogFormat::json : app::LogFormat::text,
          app::write_to_standard_error};
}

// What a person at the terminal reads, and a line like the others where programs read the log.
void say_it(const app::Context& context, const Arguments& arguments, std::string_view sentence,
            Console& console) {
  if (arguments.log_format == "json")
    context.log.write(context.clock.now(), app::LogLevel::info, sentence);
  else
    console.note(sentence);
}

// The one link that is printed: to set up, or to the front page.
Status greet(app::Context& context, const Arguments& arguments, Console& console) {
  CAIRN_TRY(auto link, app::ensure_setup(context));
  if (arguments.demo && !link.empty()) link += "?demo=1";
  say_it(
      context, arguments,
      link.empty() ? "Cairn is ready." : "Open this link to set Cairn up; it works once:", console);
  if (link.empty()) link = context.base_url + "/";
  if (!console.wants_json()) return console.print(link + "\n");
  Arena arena;
  const json::Builder builder(arena);
  return console.print_json(builder.object({{"link", builder.string(link)}}));
}

Status begin(app::Context& context, const Arguments& arguments, Console& console) {
  if (const auto warning = storage::volatile_place(arguments.data); !warning.empty())
    context.log.write(context.clock.now(), app::LogLevel::warning, warning);
  for (const auto& module : render::check_modules(render::ModuleLook::files))
    if (!module.fine) context.log.write(context.clock.now(), app::LogLevel::warning, module.detail);
  return greet(context, arguments, console);
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

// None where no provider is named.
Result<std::optional<app::openid::Service>> provider_of(const Arguments& arguments) {
  std::optional<app::openid::Service> service;
  const auto& issuer = arguments.openid_issuer;
  if (issuer.empty() && arguments.openid_client.empty()) return service;
  const auto parts = split_uri(issuer);
  const bool web = parts.scheme == "https" || parts.scheme == "http";
  if (!web || arguments.openid_client.empty() || arguments.openid_secret_file.empty())
    return fail(ErrorCode::invalid, where,
                "--oidc-issuer, an address, --oidc-client and --oidc-secret-file belong together.");
  CAIRN_TRY(const auto secret, read_file(arguments.openid_secret_file, openid_secret_bytes_max));
  service = {issuer, arguments.openid_client, std::string(trim(as_text(secret)))};
  return service;
}

// Keys are in its memory: no core dump holds them, and no other process of the same user reads it.
void keep_memory_private() { ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

Result<Exit> run(const Arguments& arguments, Console& console) {
  const auto place = parse_place(arguments.listen);
  if (!place || arguments.certificate_file.empty() != arguments.key_file.empty()) {
    return console.usage(place ? "--tls-cert and --tls-key belong together" : place.error().detail);
  }
  auto base_url = base_url_of(arguments, *place);
  if (!base_url) return console.usage(base_url.error().detail);
  CAIRN_TRY(auto outbound, net::AllowList::parse(arguments.outbound));
  auto proxies = server::TrustedProxies::parse(arguments.proxies);
  if (!proxies) return console.usage(proxies.error().detail);
  auto mailer = mailer_of(arguments);
  if (!mailer) return console.usage(mailer.error().detail);
  auto provider = provider_of(arguments);
  if (!provider) return console.usage(provider.error().detail);
  if (!arguments.allow_volatile) CAIRN_CHECK(storage::check_lasting(arguments.data));
  CAIRN_CHECK(storage::check_machine(arguments.data, storage::SystemClock().now()));
  raise_open_files();
  keep_memory_private();
  ::umask(077);
  const Installation::Options installed{.base_url = std::move(*base_url),
                                        .outbound = std::move(outbound),
                                        .contexts = arguments.contexts,
                                        .database = arguments.database,
                                        .master_key = arguments.master_key};
  server::ServerOptions options;
  options.listen.address = place->address;
  options.listen.port = place->port;
  options.listen.certificate_file = arguments.certificate_file;
  options.listen.key_file = arguments.key_file;
  options.listen.signals = server::ListenOptions::Signals::obey;
  options.proxies = std::move(*proxies);
  if (arguments.vc_api_open) options.vc_api = server::VcApiAccess::open;
  options.begins_anew = true;
  std::optional<app::Actor> demo_for;
  for (bool first = true;; first = false) {
    CAIRN_TRY(const auto installation, Installation::make(arguments.data, installed));
    auto& context = installation->context();
    context.log = log_of(arguments);
    context.log_requests = arguments.log_requests;
    CAIRN_CHECK(storage::check_start(arguments.data, context.clock.now()));
    if (*mailer) context.mailer = &**mailer;
    CAIRN_TRY(const auto served, server::Server::create(context, options));
    context.openid = *provider;
    if (demo_for) CAIRN_CHECK(app::load_demo(context, *demo_for));
    if (first) CAIRN_CHECK(begin(context, arguments, console));
    const BackgroundWork background(context);
    served->run();
    const auto moved = served->moved();
    if (!moved) return Exit::yes;
    context.log.write(context.clock.now(), app::LogLevel::info,
                      "Another address was chosen; badges name it from now on.");
    options.listen.socket = moved->socket;
    demo_for = moved->demo_for;
  }
}

}  // namespace

void add_serve(CLI::App& app, Program& program) {
  auto* command = app.add_subcommand("serve", "Run the server");
  const auto arguments = std::make_shared<Arguments>();
  add_data_option(*command, arguments->data);
  add_database_option(*command, arguments->database);
  add_key_option(*command, arguments->master_key);
  command->add_option("--listen", arguments->listen, "ADDRESS:PORT (default: 127.0.0.1:8080)")
      ->envname("CAIRN_LISTEN");
  command
      ->add_option("--base-url", arguments->base_url,
                   "Where people reach the server, as it stands in credentials")
      ->envname("CAIRN_BASE_URL");
  command->add_option("--tls-cert", arguments->certificate_file, "Certificate with its chain, PEM");
  command->add_option("--tls-key", arguments->key_file, "Its private key, PEM");
  command->add_option(
      "--trusted-proxy", arguments->proxies,
      "ADDRESS or ADDRESS/PREFIX whose X-Forwarded-For counts, beside those of this "
      "machine");
  command->add_option(
      "--contexts", arguments->contexts,
      "Folder of JSON-LD contexts that no package carries, such as those of learner "
      "records (CLR 2.0); its index.json maps URL to file");
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
  command
      ->add_option("--oidc-issuer", arguments->openid_issuer,
                   "OpenID provider at which members may sign in")
      ->envname("CAIRN_OIDC_ISSUER");
  command->add_option("--oidc-client", arguments->openid_client, "What this server is called there")
      ->envname("CAIRN_OIDC_CLIENT");
  command
      ->add_option("--oidc-secret-file", arguments->openid_secret_file,
                   "File with the secret it has there")
      ->envname("CAIRN_OIDC_SECRET_FILE");
  add_volatile_option(*command, arguments->allow_volatile);
  command
      ->add_option("--log-format", arguments->log_format,
                   "How the log on standard error is written: text or json, a line each")
      ->check(CLI::IsMember({"text", "json"}))
      ->envname("CAIRN_LOG_FORMAT");
  command
      ->add_flag("--log-requests", arguments->log_requests,
                 "Log every request, and not only what went wrong")
      ->envname("CAIRN_LOG_REQUESTS");
  command->add_flag("--demo", arguments->demo,
                    "The set-up page offers something to look at: a demo organisation");
  command->add_flag(
      "--vc-api-open", arguments->vc_api_open,
      "The VC API issues for anyone and takes states and issuers as the W3C's suites do; for "
      "tests on the loopback address");
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
