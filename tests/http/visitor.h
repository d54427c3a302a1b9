// SPDX-License-Identifier: Apache-2.0
// A visitor without sockets: keeps cookies, fills forms with the token of the page they stand on.
#pragma once
#include <gmock/gmock.h>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/house.h"
#include "server/site.h"

namespace cairn::server {

using Fields = std::vector<Parameter>;

struct Upload {
  std::string field;
  std::string name;
  std::string type;  // as a browser would say
  std::string bytes;
};

class Visitor {
 public:
  explicit Visitor(const Site& site) : site_(site) {}

  Response get(std::string_view path, std::vector<Header> headers = {});
  // Urlencoded, with the token of the page seen last.
  Response post(std::string_view path, Fields fields, std::vector<Header> headers = {});
  // The same as multipart/form-data.
  Response upload(std::string_view path, const Fields& fields, const std::vector<Upload>& files);
  // A body of one's own, without a token.
  Response send(std::string_view path, std::string_view type, std::string_view body,
                std::vector<Header> headers = {}, Method method = Method::post);

  // The other end of the socket.
  Visitor& from(std::string peer) {
    peer_ = std::move(peer);
    return *this;
  }
  std::string token() const { return token_; }
  std::map<std::string, std::string>& cookies() { return cookies_; }

 private:
  Response ask(Request request);

  const Site& site_;
  std::map<std::string, std::string> cookies_;
  std::string token_;
  std::string peer_ = "192.0.2.1";
};

// What follows `before` in `text`, up to `until`.
std::string between(std::string_view text, std::string_view before, std::string_view until);

// "GET /desk/…" and "POST /desk/…" of what a page offers: links, pictures, forms.
std::set<std::string> offers_of(std::string_view body);

// The house of the use cases with its site in front.
class SiteTest : public app::House {
 protected:
  SiteTest();
  // A visitor signed in as the admin of the first organisation.
  Visitor admin();

  // Read once for all tests: nobody changes them.
  const Templates& templates_;
  Site site_;
};

}  // namespace cairn::server
