// Asks the browser for a passkey and sends its answer with the form.
"use strict";

(function () {
  const form = document.querySelector("form[data-passkey]");
  const button = form.querySelector("button");
  const says = document.getElementById("passkey-says");
  const options = JSON.parse(form.dataset.options);
  const make = form.dataset.passkey === "make";

  function tell(words) {
    says.textContent = words;
    says.hidden = false;
  }

  async function answer() {
    if (make) {
      const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options.publicKey);
      return navigator.credentials.create({ publicKey });
    }
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options.publicKey);
    return navigator.credentials.get({ publicKey });
  }

  if (!window.PublicKeyCredential || !PublicKeyCredential.parseCreationOptionsFromJSON) {
    tell("This browser cannot use passkeys here. Use a code instead.");
    return;
  }
  button.disabled = false;
  form.addEventListener("submit", async function (event) {
    if (make && !form.elements.name.value.trim()) {
      return; // the page says that the name is missing, before the device makes anything
    }
    event.preventDefault();
    try {
      const given = await answer();
      form.elements.credential.value = JSON.stringify(given.toJSON());
      form.submit();
    } catch (problem) {
      tell("The passkey did not answer. Try again, or use a code.");
    }
  });
})();
