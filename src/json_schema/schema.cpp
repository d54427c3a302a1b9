// SPDX-License-Identifier: Apache-2.0
#include "json_schema/schema.h"

#include "json_schema/compiler.h"
#include "json_schema/evaluation.h"

namespace cairn::json_schema {

Result<Schema> Schema::compile(const json::Value& schema, const Options& options, MetaCheck check) {
  auto compiled = std::make_shared<Compiled>(options.resolve);
  CAIRN_TRY(auto* root, compiled->store.add(schema, options.base.substr(0, options.base.find('#')),
                                            Dialect(options.draft), check));
  CAIRN_CHECK(Compiler(*compiled, options.formats).run(*root));
  compiled->store.seal();
  compiled->root = root;
  compiled->limits = options.limits;
  return Schema(std::move(compiled));
}

Result<Schema> Schema::compile(const json::Value& schema, const Options& options) {
  return compile(schema, options, MetaCheck::yes);
}
Result<Schema> compile_unchecked(const json::Value& schema, const Options& options) {
  return Schema::compile(schema, options, MetaCheck::no);
}

Result<Outcome> Schema::check(const json::Value& value) const {
  auto steps_left = compiled_->limits.steps_max;
  return check(value, steps_left);
}
Result<Outcome> Schema::check(const json::Value& value, std::uint64_t& steps_left) const {
  return Evaluation(*compiled_).run(value, steps_left);
}

Draft Schema::draft() const { return compiled_->root->resource->dialect.draft(); }

}  // namespace cairn::json_schema
