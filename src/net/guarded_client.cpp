// SPDX-License-Identifier: Apache-2.0
#include "net/guarded_client.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <sys/socket.h>

#include <chrono>
#include <cstdlib>
#include <memory>

#include "base/text.h"
#include "net/address.h"

namespace cairn::net {
namespace {

constexpr const char* where = "net/guarded_client";
using Clock = std::chrono::steady_clock;

// A badge's address may answer people with a page and programs with the credential.
constexpr const char* accept_header =
    "Accept: application/vc+ld+json, application/ld+json, application/json, image/png;q=0.9, "
    "image/svg+xml;q=0.9, */*;q=0.1";

struct FreeHandle {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using Handle = std::unique_ptr<CURL, FreeHandle>;
using HeaderList = std::unique_ptr<curl_slist, FreeHandle>;
using UrlHandle = std::unique_ptr<CURLU, FreeHandle>;

// What the callbacks of one request see and leave behind.
struct Exchange {
  verify::Fetched answer;
  std::size_t bytes_max = 0;
  bool may_be_private = false;
  bool met_private_address = false;
  bool too_large = false;
};

struct Target {
  std::string url;
  std::string host;
  bool allowed = false;  // by the list: it may be private and speak http
};

std::string part_of(CURLU* url, CURLUPart part, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, flags) != CURLUE_OK) return {};
  std::string copy(text);
  curl_free(text);
  return copy;
}

bool has_line_break(std::string_view text) {
  return text.find_first_of("\r\n") != std::string_view::npos;
}

Result<Target> check_target(const std::string& url, const AllowList& allowed) {
  const UrlHandle parsed(curl_url());
  if (curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK)
    return fail(ErrorCode::not_permitted, where, "not an https URL: " + url);
  if (!part_of(parsed.get(), CURLUPART_USER).empty() ||
      !part_of(parsed.get(), CURLUPART_PASSWORD).empty())
    return fail(ErrorCode::not_permitted, where, "a URL with a user name is not asked");
  const auto scheme = part_of(parsed.get(), CURLUPART_SCHEME);
  const auto port = part_of(parsed.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT);
  const auto host = part_of(parsed.get(), CURLUPART_HOST);
  Target target{url, host,
                allowed.holds(host, static_cast<std::uint16_t>(std::atoi(port.c_str())))};
  if (scheme != "https" && !(scheme == "http" && target.allowed))
    return fail(ErrorCode::not_permitted, where, "only https is asked: " + url);
  return target;
}

// Whether the name alone tells that it is not public: this machine (RFC 6761 section 6.3), or an
// address that is no place on the Internet.
bool is_surely_private(std::string_view host) {
  auto name = to_lower_ascii(host);
  if (name.ends_with('.')) name.pop_back();
  if (name == "localhost" || name.ends_with(".localhost")) return true;
  if (name.starts_with('[') && name.ends_with(']')) name = name.substr(1, name.size() - 2);
  Ipv4 four;
  if (inet_pton(AF_INET, name.c_str(), four.data()) == 1) return !is_public(four);
  Ipv6 six;
  return inet_pton(AF_INET6, name.c_str(), six.data()) == 1 && !is_public(six);
}

// CURLOPT_OPENSOCKETFUNCTION: curl asks for every address it is about to connect to.
curl_socket_t open_socket(void* context, curlsocktype, curl_sockaddr* address) {
  auto& exchange = *static_cast<Exchange*>(context);
  if (!exchange.may_be_private && !is_public(address->addr)) {
    exchange.met_private_address = true;
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

// CURLOPT_WRITEFUNCTION: the body, already inflated.
std::size_t take_body(char* data, std::size_t, std::size_t size, void* context) {
  auto& exchange = *static_cast<Exchange*>(context);
  auto& body = exchange.answer.body;
  if (size > exchange.bytes_max - body.size()) {
    exchange.too_large = true;
    return 0;
  }
  body.insert(body.end(), data, data + size);
  return size;
}

void configure(CURL* handle, const Target& target, const ClientOptions& options,
               std::int64_t milliseconds, Exchange& exchange) {
  const auto set = [&](CURLoption option, auto value) { curl_easy_setopt(handle, option, value); };
  const auto* protocols = target.allowed ? "http,https" : "https";
  set(CURLOPT_URL, target.url.c_str());
  set(CURLOPT_PROTOCOLS_STR, protocols);
  set(CURLOPT_FOLLOWLOCATION, 0L);  // redirects are followed here, each looked at
  set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  set(CURLOPT_PROXY, "");
  set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_QUICK_EXIT, 1L);  // a name server that keeps silent is not waited for
  set(CURLOPT_TIMEOUT_MS, static_cast<long>(milliseconds));
  set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(options.bytes_max));
  set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  set(CURLOPT_ACCEPT_ENCODING, "gzip, deflate");
  set(CURLOPT_USERAGENT, "cairn");
  set(CURLOPT_OPENSOCKETFUNCTION, open_socket);
  set(CURLOPT_OPENSOCKETDATA, &exchange);
  set(CURLOPT_WRITEFUNCTION, take_body);
  set(CURLOPT_WRITEDATA, &exchange);
  if (!options.ca_file.empty()) set(CURLOPT_CAINFO, options.ca_file.c_str());
}

std::string media_type_of(CURL* handle) {
  const char* text = nullptr;
  curl_easy_getinfo(handle, CURLINFO_CONTENT_TYPE, &text);
  const std::string_view header = text == nullptr ? "" : text;
  return to_lower_ascii(trim(header.substr(0, header.find(';'))));
}

// For visitors, who know nothing of curl; what is rare shares a line.
const char* words_for(CURLcode code) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST: return "no server is known by that name";
    case CURLE_COULDNT_CONNECT: return "nothing answers there";
    case CURLE_OPERATION_TIMEDOUT: return "no answer in time";
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR: return "its certificate does not prove that it is that server";
    case CURLE_SSL_CONNECT_ERROR: return "no secure connection could be made";
    default: return "its answer could not be read";
  }
}

Error error_of(CURLcode code, const Exchange& exchange, const std::string& url) {
  if (exchange.too_large || code == CURLE_FILESIZE_EXCEEDED)
    return fail(ErrorCode::too_large, where, "more bytes than allowed: " + url);
  if (exchange.met_private_address)
    return fail(ErrorCode::not_permitted, where, "an address that is not public: " + url);
  return fail(ErrorCode::unreachable, where, std::string(words_for(code)) + ": " + url);
}

// One of the places for fetches under way, if there is one.
class Place {
 public:
  Place(std::atomic<unsigned>& under_way, unsigned at_once_max)
      : under_way_(under_way), taken_(under_way.fetch_add(1) < at_once_max) {}
  ~Place() { under_way_.fetch_sub(1); }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  bool taken() const { return taken_; }

 private:
  std::atomic<unsigned>& under_way_;
  const bool taken_;
};

// Appends a line; a list that cannot grow stays as it is.
void add_line(HeaderList& list, const char* line) {
  if (auto* longer = curl_slist_append(list.get(), line)) {
    static_cast<void>(list.release());
    list.reset(longer);
  }
}

// What `question` adds to a plain request. It must outlive the transfer.
void add_question(CURL* handle, const app::Question& question, HeaderList& headers) {
  for (const auto& line : question.headers) add_line(headers, line.c_str());
  if (question.media_type.empty()) return;
  add_line(headers, ("Content-Type: " + question.media_type).c_str());
  add_line(headers, "Expect:");  // no pause before the body
  curl_easy_setopt(handle, CURLOPT_POST, 1L);
  curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE,
                   static_cast<curl_off_t>(question.body.size()));
  curl_easy_setopt(handle, CURLOPT_POSTFIELDS, question.body.data());
}

// One request, no redirect followed. `next`: where a redirect leads, else "". `question`: what is
// sent besides, or null.
Result<verify::Fetched> request(const Target& target, const ClientOptions& options,
                                std::int64_t milliseconds, const app::Question* question,
                                std::string& next) {
  const Handle handle(curl_easy_init());
  if (!handle) return fail(ErrorCode::internal, where, "curl could not start");
  Exchange exchange;
  exchange.bytes_max = options.bytes_max;
  exchange.may_be_private = target.allowed;
  configure(handle.get(), target, options, milliseconds, exchange);
  HeaderList headers(curl_slist_append(nullptr, accept_header));
  if (question != nullptr) add_question(handle.get(), *question, headers);
  curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, headers.get());
  if (const auto code = curl_easy_perform(handle.get()); code != CURLE_OK)
    return error_of(code, exchange, target.url);
  long status = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
  const char* location = nullptr;
  curl_easy_getinfo(handle.get(), CURLINFO_REDIRECT_URL, &location);
  next = location == nullptr ? "" : location;
  exchange.answer.status = static_cast<int>(status);
  exchange.answer.media_type = media_type_of(handle.get());
  return std::move(exchange.answer);
}

}  // namespace

GuardedClient::GuardedClient(ClientOptions options)
    : options_(std::move(options)),
      failures_(limits::failures_max,
                std::chrono::milliseconds(options_.failure_milliseconds_max)) {
  static const auto started = curl_global_init(CURL_GLOBAL_DEFAULT);
  (void)started;
}

Result<verify::Fetched> GuardedClient::fetch_within(std::string_view url,
                                                    std::chrono::milliseconds time_max) {
  if (url.starts_with("did:"))
    return fail(ErrorCode::not_found, where, "no document is known by " + std::string(url));
  if (auto known = failures_.find(url)) return std::move(*known);
  const Place place(under_way_, options_.at_once_max);
  if (!place.taken())
    return fail(ErrorCode::unreachable, where, "too much is being asked just now");
  const std::chrono::milliseconds usual(options_.milliseconds_max);
  auto answer = follow(url, std::min(time_max, usual));
  // Who was given less time than usual has not shown that the address is out of reach.
  if (!answer.ok() && answer.error().code != ErrorCode::not_permitted && time_max >= usual)
    failures_.add(url, answer.error());
  return answer;
}

Result<verify::Fetched> GuardedClient::follow(std::string_view url,
                                              std::chrono::milliseconds time_max) const {
  const auto end = Clock::now() + time_max;
  std::string next(url);
  for (int redirects = 0; redirects <= options_.redirects_max; ++redirects) {
    CAIRN_TRY(const auto target, check_target(next, options_.allowed));
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now()).count();
    if (left <= 0) break;
    CAIRN_TRY(auto answer, request(target, options_, left, nullptr, next));
    if (next.empty()) return answer;
  }
  if (Clock::now() >= end)
    return fail(ErrorCode::unreachable, where, "no answer in time: " + std::string(url));
  return fail(ErrorCode::unreachable, where, "redirected too often: " + std::string(url));
}

Result<verify::Fetched> GuardedClient::ask(const app::Question& question) {
  for (const auto* text : {&question.url, &question.media_type})
    if (has_line_break(*text)) return fail(ErrorCode::invalid, where, "a line break in an address");
  for (const auto& line : question.headers)
    if (has_line_break(line)) return fail(ErrorCode::invalid, where, "a line break in a header");
  const Place place(under_way_, options_.at_once_max);
  if (!place.taken())
    return fail(ErrorCode::unreachable, where, "too much is being asked just now");
  CAIRN_TRY(const auto target, check_target(question.url, options_.allowed));
  std::string next;
  const std::chrono::milliseconds usual(options_.milliseconds_max);
  return request(target, options_, question.time_max.value_or(usual).count(), &question, next);
}

Status GuardedClient::check(const std::string& url) const {
  CAIRN_TRY(const auto target, check_target(url, options_.allowed));
  if (target.allowed || !is_surely_private(target.host)) return done;
  return fail(ErrorCode::not_permitted, where, "an address that is not public: " + url);
}

}  // namespace cairn::net
