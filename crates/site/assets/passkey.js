// Has the browser make or use a passkey and puts what comes of it into the form. Plain forms do the rest.

const toBytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const toText = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

function read(form) {
  const options = JSON.parse(form.dataset.options);
  options.challenge = toBytes(options.challenge);
  if (options.user) options.user.id = toBytes(options.user.id);
  for (const list of [options.excludeCredentials, options.allowCredentials])
    for (const one of list ?? []) one.id = toBytes(one.id);
  return options;
}

async function make(form) {
  const options = read(form);
  const { address, name } = form.elements;
  // Whoever names themselves in the same form finds their passkey by that.
  if (address) options.user = { ...options.user, name: address.value, displayName: name.value || address.value };
  const { response } = await navigator.credentials.create({ publicKey: options });
  form.elements.client_data.value = toText(response.clientDataJSON);
  form.elements.attestation.value = toText(response.attestationObject);
}

async function use(form) {
  const { rawId, response } = await navigator.credentials.get({ publicKey: read(form) });
  form.elements.credential.value = toText(rawId);
  form.elements.client_data.value = toText(response.clientDataJSON);
  form.elements.authenticator_data.value = toText(response.authenticatorData);
  form.elements.signature.value = toText(response.signature);
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  // Where there is another way in the same form, the passkey has a button of its own.
  const offer = form.querySelector("[data-passkey-offer]");
  if (offer) offer.hidden = !window.PublicKeyCredential;
  form.addEventListener("submit", async (event) => {
    if (offer && !offer.contains(event.submitter)) return;
    event.preventDefault();
    const { address } = form.elements;
    if (address && !address.reportValidity()) return;
    const failed = form.querySelector("[data-passkey-failed]");
    failed.hidden = true;
    try {
      await (form.dataset.passkey === "make" ? make(form) : use(form));
      form.submit();
    } catch {
      failed.hidden = false;
    }
  });
}
