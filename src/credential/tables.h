// SPDX-License-Identifier: Apache-2.0
// The classes of the tables, for whoever starts to read at one of them.
#pragma once
#include "credential/schema.h"

namespace cairn::credential::tables {

// Verifiable Credentials Data Model 2.0 and 1.1 (vcdm_tables.cpp). `older` leads from 2.0 to 1.1.
extern const Class vc_credential;
extern const Class vc_presentation;
extern const Class enveloped_credential;
extern const Class enveloped_presentation;
extern const Class vc_credential_1_1;
extern const Class schema_reference;
extern const Class typed_object;  // an object that must say its type

// Ends after it begins, related resources are told apart: what a credential's rows cannot say.
void credential_rules(const json::Value& credential, Checker& checker);
// Whether one of its contexts is such; a credential without any is told of already.
bool has_context(const json::Value& credential, bool (*is_it)(std::string_view));

// Open Badges 3.0 (open_badge_3_tables.cpp, the last three open_badge_3_result_tables.cpp).
extern const Class achievement_credential;
extern const Class endorsement_credential;
extern const Class profile;
extern const Class achievement;
extern const Class image;
extern const Class identity_object;
extern const Class evidence;
extern const Class refresh_service;
extern const Class alignment_3;
extern const Class result_description;
extern const Class result;

// Comprehensive Learner Record 2.0 (clr_tables.cpp), over those of Open Badges 3.0.
extern const Class clr_credential;

// Open Badges 2.x and older (open_badge_2_tables.cpp).
extern const Class assertion;
extern const Class revoked_assertion;
extern const Class badge_class;
extern const Class issuer;
extern const Class assertion_1;
extern const Class badge_class_1;
extern const Class issuer_1;
extern const Class assertion_0_5;
extern const Class revocation_list;

}  // namespace cairn::credential::tables
