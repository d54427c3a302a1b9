// SPDX-License-Identifier: Apache-2.0
#include "net/dns_texts.h"

#include <arpa/inet.h>
#include <arpa/nameser.h>
#include <netdb.h>
#include <resolv.h>

#include <algorithm>

#include "base/bytes.h"

namespace cairn::net {
namespace {

constexpr const char* where = "dns";
constexpr std::size_t answer_bytes_max = 64 * 1024;  // RFC 1035 section 4.2.2
constexpr std::size_t name_bytes_max = 253;
constexpr int texts_max = 100;

// One thread's way to ask, closed at the end.
class Resolver {
 public:
  explicit Resolver(const DnsOptions& options) {
    ready_ = res_ninit(&state_) == 0;
    state_.retrans = options.seconds_max;
    state_.retry = 2;
    if (options.nameserver.empty()) return;
    auto& server = state_.nsaddr_list[0];
    server = {};
    server.sin_family = AF_INET;
    server.sin_port = htons(options.port);
    ready_ = ready_ && inet_pton(AF_INET, options.nameserver.c_str(), &server.sin_addr) == 1;
    state_.nscount = 1;
  }
  ~Resolver() { res_nclose(&state_); }
  Resolver(const Resolver&) = delete;
  Resolver& operator=(const Resolver&) = delete;

  Result<Bytes> ask(const std::string& name) {
    Bytes answer(answer_bytes_max);
    const int size = !ready_ ? -1
                             : res_nquery(&state_, name.c_str(), ns_c_in, ns_t_txt, answer.data(),
                                          static_cast<int>(answer.size()));
    if (size >= 0) {
      answer.resize(std::min(answer.size(), static_cast<std::size_t>(size)));
      return answer;
    }
    const bool none = state_.res_h_errno == HOST_NOT_FOUND || state_.res_h_errno == NO_DATA;
    if (ready_ && none)
      return fail(ErrorCode::not_found, where, "There is no TXT record at " + name + ".");
    return fail(ErrorCode::unreachable, where,
                "The domain name system gave no answer for " + name + ". Try again later.");
  }

 private:
  struct __res_state state_ {};
  bool ready_ = false;
};

// RFC 1035 section 3.3.14: one or more strings, each behind its length.
std::string text_in(ByteView data) {
  std::string text;
  for (std::size_t at = 0; at < data.size();) {
    const std::size_t size = data[at++];
    text += as_text(data.subspan(at, std::min(size, data.size() - at)));
    at += size;
  }
  return text;
}

bool is_host_name(const std::string& name) {
  return !name.empty() && name.size() <= name_bytes_max &&
         std::all_of(name.begin(), name.end(), [](unsigned char c) {
           return std::isalnum(c) != 0 || c == '-' || c == '.' || c == '_';
         });
}

}  // namespace

Result<std::vector<std::string>> DnsTexts::texts_of(const std::string& name) {
  if (!is_host_name(name)) return fail(ErrorCode::invalid, where, "That is no name of a host.");
  CAIRN_TRY(const auto answer, Resolver(options_).ask(name));
  ns_msg message;
  if (ns_initparse(answer.data(), static_cast<int>(answer.size()), &message) != 0)
    return fail(ErrorCode::unreachable, where, "The domain name system's answer is damaged.");
  std::vector<std::string> texts;
  const int count = std::min<int>(ns_msg_count(message, ns_s_an), texts_max);
  for (int i = 0; i < count; ++i) {
    ns_rr record;
    if (ns_parserr(&message, ns_s_an, i, &record) != 0) break;
    if (ns_rr_type(record) == ns_t_txt)
      texts.push_back(
          text_in({ns_rr_rdata(record), static_cast<std::size_t>(ns_rr_rdlen(record))}));
  }
  if (texts.empty())
    return fail(ErrorCode::not_found, where, "There is no TXT record at " + name + ".");
  return texts;
}

}  // namespace cairn::net
