// SPDX-License-Identifier: Apache-2.0
// cairn serve: the server, until it is told to stop.
#include <sys/resource.h>

#include <CLI/App.hpp>
#include <charconv>
#include <memory>

#include "app/setup/setup.h"
#include "cli/installation.h"
#include "cli/program.h"
#include "json/build.h"
#include "server/http/listener.h"
#include "server/site.h"

namespace cairn::cli {
namespace {

constexpr const char* where = "serve";

constexpr const char* examples = R"(Examples:
  cairn serve                                                  on http://127.0.0.1:8080
  cairn serve --data /srv/cairn --listen 0.0.0.0:443 --base-url https://badges.example.org \
              --tls-cert chain.pem --tls-key key.pem)";

struct Arguments {
  std::string data;
  std::string listen = "127.0.0.1:8080";
  std::string base_url;
  std::string certificate_file;
  std::string key_file;
  std::vector<std::string> outbound;
  bool vc_api_open = false;
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
    if (read.ec == std::errc() && read.ptr == end && !place.address.empty()) return place;
  }
  return fail(ErrorCode::invalid, where, "--listen takes an address and a port: 127.0.0.1:8080.");
}

bool is_loopback(const std::string& address) {
  return address.starts_with("127.") || address == "::1" || address == "localhost";
}

// Where people reach the server when nobody said otherwise.
std::string guess_base_url(const Arguments& arguments, const Place& place, std::uint16_t port) {
  const bool everywhere = place.address == "0.0.0.0" || place.address == "::";
  const bool ipv6 = place.address.find(':') != std::string::npos;
  const auto host = everywhere ? "localhost" : ipv6 ? "[" + place.address + "]" : place.address;
  const auto scheme = arguments.certificate_file.empty() ? "http://" : "https://";
  return scheme + host + ":" + std::to_string(port);
}

// Ten thousand idle connections are ten thousand open files.
void raise_open_files() {
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return;
  files.rlim_cur = files.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &files);
}

Status check(const Arguments& arguments, const Place& place) {
  if (arguments.certificate_file.empty() != arguments.key_file.empty())
    return fail(ErrorCode::invalid, where, "--tls-cert and --tls-key belong together.");
  if (arguments.vc_api_open && !is_loopback(place.address))
    return fail(ErrorCode::invalid, where,
                "--vc-api-open lets anyone sign with this server's keys, so it is accepted on the "
                "loopback address alone. Use API keys instead.");
  return done;
}

// The one link that is printed: to set up, or to the front page.
Status greet(app::Context& context, Console& console) {
  CAIRN_TRY(auto link, app::ensure_setup(context));
  console.note(link.empty() ? "Cairn is ready." : "Open this link to set Cairn up; it works once:");
  if (link.empty()) link = context.base_url + "/";
  if (!console.wants_json()) return console.print(link + "\n");
  Arena arena;
  const json::Builder builder(arena);
  return console.print_json(builder.object({{"link", builder.string(link)}}));
}

Result<Exit> serve(const Arguments& arguments, const Place& place, Console& console) {
  CAIRN_TRY(auto outbound, net::AllowList::parse(arguments.outbound));
  raise_open_files();
  CAIRN_TRY(const auto templates, server::Templates::create(server::template_files()));
  CAIRN_TRY(const auto installation,
            Installation::open(arguments.data, arguments.base_url, std::move(outbound)));

  // The listener binds before the site is made: only then is its port known.
  std::optional<server::Site> site;
  server::ListenOptions options;
  options.address = place.address;
  options.port = place.port;
  options.certificate_file = arguments.certificate_file;
  options.key_file = arguments.key_file;
  options.signals = server::ListenOptions::Signals::stop;
  CAIRN_TRY(const auto listener,
            server::Listener::create(options, [&site](const server::Request& request) {
              return server::respond(*site, request);
            }));
  auto& context = installation->context();
  if (context.base_url.empty())
    context.base_url = guess_base_url(arguments, place, listener->port());
  while (context.base_url.ends_with('/')) context.base_url.pop_back();
  CAIRN_TRY(auto made, server::make_site(context, templates));
  site.emplace(std::move(made));
  if (arguments.vc_api_open) site->vc_api = server::VcApiAccess::open;
  CAIRN_CHECK(greet(context, console));
  listener->run();
  return Exit::yes;
}

Result<Exit> run(const Arguments& arguments, Console& console) {
  const auto place = parse_place(arguments.listen);
  const auto sound = place ? check(arguments, *place) : Status(place.error());
  if (sound) return serve(arguments, *place, console);
  console.report(sound.error());
  return Exit::usage;
}

}  // namespace

void add_serve(CLI::App& app, Program& program) {
  auto* command = app.add_subcommand("serve", "Run the server");
  const auto arguments = std::make_shared<Arguments>();
  add_data_option(*command, arguments->data);
  command->add_option("--listen", arguments->listen, "ADDRESS:PORT (default: 127.0.0.1:8080)");
  command->add_option("--base-url", arguments->base_url,
                      "Where people reach the server, as it stands in credentials");
  command->add_option("--tls-cert", arguments->certificate_file, "Certificate with its chain, PEM");
  command->add_option("--tls-key", arguments->key_file, "Its private key, PEM");
  command->add_option("--allow-outbound", arguments->outbound,
                      "HOST:PORT that may be asked though it is not public; for tests");
  command->add_flag("--vc-api-open", arguments->vc_api_open,
                    "The VC API issues for anyone; for tests on the loopback address");
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
